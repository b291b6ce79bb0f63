package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.TopologyJson;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Optional;

/** What runs in the background on the nodes of the cluster, and how the last task of each index ended. */
@Path("_tasks")
@Produces(MediaTypes.JSON)
public final class TaskResource {
    private static final int ID = 1;

    private final ClusterView cluster;
    private final IndexCatalog catalog;

    public TaskResource(ClusterView cluster, IndexCatalog catalog) {
        this.cluster = cluster;
        this.catalog = catalog;
    }

    @GET
    public Reply all(@Context Call call) {
        call.query();
        return Reply.json(
                200,
                TopologyJson.tasks(cluster.tasks().stream()
                        .filter(TaskResource::needsAttention)
                        .toList()));
    }

    @GET
    @Path("{id}")
    public Reply one(@Context Call call) {
        call.query();
        String id = call.path().text(ID);
        return Reply.json(200, TopologyJson.task(find(id).orElseThrow(TaskResource::missing)));
    }

    @DELETE
    @Path("{id}")
    public Reply cancel(@Context Call call) {
        call.query();
        String id = call.path().text(ID);
        call.writeDeadline();
        if (!catalog.cancel(id)) {
            TaskView task = find(id).orElseThrow(TaskResource::missing);
            throw new CameoGridException(
                            ErrorCode.TASK_CONFLICT,
                            task.ending().isPresent()
                                    ? "the task has ended"
                                    : "what the task does cannot be left undone")
                    .with("task", id);
        }
        return Reply.json(200, TopologyJson.cancelled(id));
    }

    /** What ended well, or as somebody wanted it, is shown to who asks for it. */
    private static boolean needsAttention(TaskView task) {
        return task.ending().isEmpty() || task.ending().get().result() == TaskView.Result.FAILED;
    }

    private Optional<TaskView> find(String id) {
        return cluster.tasks().stream().filter(known -> known.id().equals(id)).findFirst();
    }

    private static CameoGridException missing() {
        return new CameoGridException(
                ErrorCode.NOT_FOUND, "no such task is running: it has ended, or there never was one");
    }
}
