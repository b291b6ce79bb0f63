package io.cameogrid.rest.index;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.IndexJson;
import io.cameogrid.rest.json.JsonBuffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Duration;

/** All indexes of the cluster. */
@Path("")
@Produces(MediaTypes.JSON)
public final class IndexListResource {
    private final IndexCatalog catalog;
    private final ClusterView cluster;

    public IndexListResource(IndexCatalog catalog, ClusterView cluster) {
        this.catalog = catalog;
        this.cluster = cluster;
    }

    @GET
    @Path("_indexes")
    public Reply list(@Context Call call) {
        return list(call, false);
    }

    @GET
    @Path("_cluster/_indexes")
    public Reply listWithNodes(@Context Call call) {
        return list(call, true);
    }

    private Reply list(Call call, boolean withNodes) {
        long start = System.nanoTime();
        boolean dataSize = call.query("data_size").flag("data_size", false);
        JsonBuffer out = IndexJson.listing(catalog.list(dataSize));
        if (withNodes) {
            IndexJson.nodes(out, cluster.nodes().stream().map(NodeStatus::node).toList());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return Reply.json(200, IndexJson.listed(out, cluster.nodeId(), cluster.nodeName(), took));
    }
}
