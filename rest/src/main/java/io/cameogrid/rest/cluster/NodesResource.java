package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.TopologyJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** The servers of the cluster, those included that are away. */
@Path("_cluster/nodes")
@Produces(MediaTypes.JSON)
public final class NodesResource {
    private final ClusterView cluster;

    public NodesResource(ClusterView cluster) {
        this.cluster = cluster;
    }

    @GET
    public Reply nodes(@Context Call call) {
        call.query();
        ClusterNode answering = new ClusterNode(cluster.nodeId(), cluster.nodeName());
        return Reply.json(200, TopologyJson.nodes(cluster.nodes(), answering));
    }
}
