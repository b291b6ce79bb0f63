package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.transport.ByteOutput;
import io.cameogrid.schema.IndexName;

/** Writes a digest for the wire; {@link DigestInput} reads it. */
final class DigestOutput {
    static final byte PROTOCOL = 1;
    static final byte REVISION = 1;

    private final ByteOutput out = new ByteOutput(PROTOCOL, REVISION);

    private DigestOutput() {}

    static byte[] bytes(NodeDigest digest) {
        DigestOutput output = new DigestOutput();
        output.digest(digest);
        return output.out.bytes();
    }

    private void digest(NodeDigest digest) {
        NodeStatus.Room room = digest.room();
        out.number(digest.number()).text(digest.version());
        out.number(digest.started().toEpochMilli()).number(digest.topology());
        out.number(room.heapUsed())
                .number(room.heapMax())
                .number(room.diskFree())
                .number(room.diskTotal());
        out.list(digest.indexes(), this::index).list(digest.tasks(), this::task);
        out.number(digest.assignment()); // revision 1
    }

    private void index(NodeDigest.IndexPart index) {
        NodeDigest.Sizes sizes = index.sizes();
        out.text(index.incarnation()).list(index.copies(), this::copy);
        out.number(sizes.onDisk()).number(sizes.buffered()).number(sizes.stored());
        out.list(index.work(), this::work);
    }

    private void copy(NodeDigest.Copy copy) {
        out.number(copy.partition()).flag(copy.primary());
        out.text(copy.state().name()).text(copy.microshard().name()).text(copy.detail());
        out.number(copy.documents()).real(copy.rebuilt());
    }

    private void work(NodeDigest.Work work) {
        out.text(work.kind().name()).number(work.started().toEpochMilli()).number(work.began());
        out.list(work.partitions(), partition -> out.number(partition));
    }

    private void task(TaskView task) {
        TaskView.Progress progress = task.progress();
        out.text(task.id()).text(task.kind().name());
        out.text(task.node().id()).text(task.node().name());
        out.optional(task.index().map(IndexName::value), out::text);
        out.text(task.detail()).number(task.started().toEpochMilli());
        out.number(progress.done())
                .number(progress.total())
                .text(progress.unit())
                .real(progress.perSecond());
    }
}
