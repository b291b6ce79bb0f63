package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.filter.Admission;
import io.cameogrid.rest.json.ClusterJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** What those ask who start, stop and route to nodes; and what is running. */
@Path("")
@Produces(MediaTypes.JSON)
public final class ProbeResource {
    private final ClusterView cluster;
    private final Admission admission;

    public ProbeResource(ClusterView cluster, Admission admission) {
        this.cluster = cluster;
        this.admission = admission;
    }

    /** The process turns; looks at nothing that could hang. */
    @GET
    @Path("livez")
    public Reply alive(@Context Call call) {
        call.query();
        return Reply.json(200, ClusterJson.status("ok"));
    }

    @GET
    @Path("readyz")
    public Reply ready(@Context Call call) {
        call.query();
        Readiness readiness =
                admission.draining() ? new Readiness(false, List.of("the node is stopping")) : cluster.readiness();
        if (!readiness.ready()) {
            throw new CameoGridException(ErrorCode.NOT_READY, "this node cannot serve yet, or not any more")
                    .with("reasons", readiness.reasons());
        }
        return Reply.json(200, ClusterJson.status("ready"));
    }

    @GET
    @Path("version")
    public Reply version(@Context Call call) {
        call.query();
        return Reply.json(200, ClusterJson.versions(cluster.versions()));
    }
}
