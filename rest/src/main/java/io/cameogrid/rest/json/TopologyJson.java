package io.cameogrid.rest.json;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.rest.call.ByteSpan;
import java.util.List;
import java.util.Locale;

/** Shows the parts of the cluster: its nodes, the copies of partitions on them, and what they do in the background. */
public final class TopologyJson {
    private static final int EXPECTED = 1024;
    private static final int EXPECTED_PARTITION = 512;

    private TopologyJson() {}

    /** @param answering the node that is asked */
    public static ByteSpan nodes(List<NodeStatus> nodes, ClusterNode answering) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("nodes").beginArray();
        nodes.forEach(node -> node(out, node));
        out.endArray().name("total_nodes").value(nodes.size());
        return identity(out, answering).endObject().span();
    }

    private static void node(JsonBuffer out, NodeStatus status) {
        identity(out.beginObject(), status.node());
        out.name("address").value(status.address());
        out.name("version").value(status.version());
        out.name("state").value(word(status.state()));
        status.since().ifPresent(since -> out.name("since").value(since.toString()));
        out.name("in_baseline").value(status.inBaseline());
        out.name("voter").value(status.voter().isPresent());
        status.voter().ifPresent(entry -> out.name("voter_entry").value(entry));
        status.load().ifPresent(load -> load(out, load));
        out.endObject();
    }

    private static void load(JsonBuffer out, NodeStatus.Load load) {
        out.name("partitions").beginObject();
        out.name("primary").value(load.primaries());
        out.name("copies").value(load.copies()).endObject();
        out.name("documents").value(load.documents());
        out.name("heap_used_bytes").value(load.room().heapUsed());
        out.name("heap_max_bytes").value(load.room().heapMax());
        out.name("disk_free_bytes").value(load.room().diskFree());
        out.name("disk_total_bytes").value(load.room().diskTotal());
    }

    /**
     * A part of the partitions.
     *
     * @param total how many there are in all
     * @param offset how many of them come before these
     */
    public static ByteSpan partitions(List<PartitionStatus> part, int total, int limit, int offset) {
        JsonBuffer out = new JsonBuffer(EXPECTED + EXPECTED_PARTITION * part.size())
                .beginObject()
                .name("partitions")
                .beginArray();
        part.forEach(partition -> partition(out, partition));
        out.endArray().name("total_partitions").value(total);
        out.name("limit").value(limit).name("offset").value(offset);
        return out.endObject().span();
    }

    private static void partition(JsonBuffer out, PartitionStatus partition) {
        out.beginObject().name("index").value(partition.index().value());
        out.name("partition").value(partition.partition());
        out.name("status").value(word(partition.health()));
        if (!partition.reason().isEmpty()) {
            out.name("reason").value(partition.reason());
        }
        partition.primary().ifPresent(copy -> {
            out.name("primary").value(copy.node().id());
            out.name("documents").value(copy.documents());
        });
        out.name("copies").beginArray();
        partition.copies().forEach(copy -> copy(out, copy));
        out.endArray().endObject();
    }

    private static void copy(JsonBuffer out, CopyStatus copy) {
        identity(out.beginObject(), copy.node());
        out.name("primary").value(copy.primary());
        out.name("state").value(word(copy.state()));
        out.name("microshard").value(word(copy.microshard()));
        if (!copy.detail().isEmpty()) {
            out.name("detail").value(copy.detail());
        }
        out.name("documents").value(copy.documents()).endObject();
    }

    /** That the task is being given up. */
    public static ByteSpan cancelled(String task) {
        JsonBuffer out = new JsonBuffer(64).beginObject().name("acknowledged").value(true);
        return out.name("task").value(task).endObject().span();
    }

    public static ByteSpan tasks(List<TaskView> tasks) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("tasks").beginArray();
        tasks.forEach(task -> task(out, task));
        return out.endArray()
                .name("total_tasks")
                .value(tasks.size())
                .endObject()
                .span();
    }

    public static ByteSpan task(TaskView task) {
        JsonBuffer out = new JsonBuffer(EXPECTED);
        task(out, task);
        return out.span();
    }

    private static void task(JsonBuffer out, TaskView task) {
        TaskView.Progress progress = task.progress();
        out.beginObject().name("id").value(task.id());
        out.name("kind").value(word(task.kind()));
        out.name("state")
                .value(task.ending().map(ending -> word(ending.result())).orElse("running"));
        identity(out, task.node());
        task.index().ifPresent(index -> out.name("index").value(index.value()));
        out.name("detail").value(task.detail());
        out.name("started").value(task.started().toString());
        out.name("unit").value(progress.unit());
        out.name("done").value(progress.done());
        out.name("total").value(progress.total());
        out.name("per_second").value(Math.round(progress.perSecond()));
        task.ending()
                .ifPresentOrElse(
                        ending -> ending(out, ending),
                        () -> progress.remaining()
                                .ifPresent(left -> out.name("remaining_seconds").value(left.toSeconds())));
        out.endObject();
    }

    private static void ending(JsonBuffer out, TaskView.Ending ending) {
        out.name("ended").value(ending.at().toString());
        if (ending.result() == TaskView.Result.FAILED) {
            out.name("reason").value(ending.reason());
            out.name("errors").beginArray();
            for (TaskView.DocumentProblem problem : ending.problems()) {
                out.beginObject().name("id").value(problem.id());
                if (!problem.field().isEmpty()) {
                    out.name("field").value(problem.field());
                }
                out.name("reason").value(problem.reason()).endObject();
            }
            out.endArray();
        }
    }

    private static JsonBuffer identity(JsonBuffer out, ClusterNode node) {
        out.name("node_id").value(node.id());
        return out.name("node_name").value(node.name());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
