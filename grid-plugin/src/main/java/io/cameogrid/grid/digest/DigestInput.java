package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.transport.ByteInput;
import io.cameogrid.schema.IndexName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what {@link DigestOutput} wrote, in this version of the program or in the next. */
final class DigestInput {
    private final ByteInput in;

    private DigestInput(ByteInput in) {
        this.in = in;
    }

    /** Empty if it is of another protocol. Throws for what is no digest. */
    static Optional<NodeDigest> digest(byte[] bytes) {
        ByteInput in = new ByteInput(bytes);
        return in.protocol() == DigestOutput.PROTOCOL ? Optional.of(new DigestInput(in).digest()) : Optional.empty();
    }

    private NodeDigest digest() {
        return new NodeDigest(
                in.number(),
                in.text(),
                instant(),
                in.number(),
                new NodeStatus.Room(in.number(), in.number(), in.number(), in.number()),
                in.list(this::index),
                known(in.list(this::task)),
                in.revision() >= 1 ? in.number() : NodeDigest.UNTOLD);
    }

    private NodeDigest.IndexPart index() {
        return new NodeDigest.IndexPart(
                in.text(),
                in.list(this::copy),
                new NodeDigest.Sizes(in.number(), in.number(), in.number()),
                known(in.list(this::work)));
    }

    private NodeDigest.Copy copy() {
        return new NodeDigest.Copy(
                (int) in.number(),
                in.flag(),
                in.constant(CopyStatus.State.class).orElse(CopyStatus.State.MOVING),
                in.constant(CopyStatus.Microshard.class).orElse(CopyStatus.Microshard.NONE),
                in.text(),
                in.number(),
                in.real());
    }

    private Optional<NodeDigest.Work> work() {
        Optional<TaskView.Kind> kind = in.constant(TaskView.Kind.class);
        Instant started = instant();
        long began = in.number();
        List<Integer> partitions = in.list(() -> (int) in.number());
        return kind.map(known -> new NodeDigest.Work(known, started, began, partitions));
    }

    private Optional<TaskView> task() {
        String id = in.text();
        Optional<TaskView.Kind> kind = in.constant(TaskView.Kind.class);
        ClusterNode node = new ClusterNode(in.text(), in.text());
        Optional<IndexName> index = in.optional(in::text).map(IndexName::of);
        String detail = in.text();
        Instant started = instant();
        TaskView.Progress progress = new TaskView.Progress(in.number(), in.number(), in.text(), in.real());
        return kind.map(known -> new TaskView(id, known, node, index, detail, started, progress));
    }

    /** Without what only a newer version knows. */
    private static <T> List<T> known(List<Optional<T>> items) {
        return items.stream().flatMap(Optional::stream).toList();
    }

    private Instant instant() {
        return Instant.ofEpochMilli(in.number());
    }
}
