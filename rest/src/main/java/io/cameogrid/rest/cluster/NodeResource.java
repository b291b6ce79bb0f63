package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.MembershipJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Takes nodes out of the cluster: one that runs by moving what it has, one that is away by waiting for it no longer. */
@Path("_cluster/nodes/{node}")
@Produces(MediaTypes.JSON)
public final class NodeResource {
    private final ClusterAdmin admin;

    public NodeResource(ClusterAdmin admin) {
        this.admin = admin;
    }

    /** Answers when the move has begun. */
    @POST
    @Path("_drain")
    public Reply drain(@Context Call call) {
        call.query();
        String node = call.path().text(2);
        return Reply.json(202, MembershipJson.change(admin.drain(node, call.writeDeadline())));
    }

    @POST
    @Path("_remove")
    public Reply remove(@Context Call call) {
        boolean acceptDataLoss = call.query("accept_data_loss").flag("accept_data_loss", false);
        String node = call.path().text(2);
        return Reply.json(200, MembershipJson.change(admin.remove(node, acceptDataLoss, call.writeDeadline())));
    }
}
