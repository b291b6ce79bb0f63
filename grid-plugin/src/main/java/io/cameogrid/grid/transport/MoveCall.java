package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.move.Attempt;
import io.cameogrid.grid.move.MoveCrew;
import io.cameogrid.grid.move.MoveSite;
import io.cameogrid.grid.move.Work;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridNode;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/**
 * A node's part of a move of documents, at the node that it is sent to.
 *
 * <p>The answer is a list of numbers: partitions that are done, or one number of documents, or 1 for yes and 0 for no, or none.
 * A step that a node of another version does not know fails, and with it the attempt, which is made again later.
 */
final class MoveCall implements IgniteCallable<int[]>, Binarylizable {
    private static final long serialVersionUID = 1L;
    private static final String SET_ASIDE = "SET_ASIDE";
    private static final String REPAIR = "REPAIR";

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient String step = "";
    private transient String index = "";
    private transient String incarnation = "";
    private transient int[] partitions = {};
    private transient long revision;
    private transient long millis;

    /** For the grid, which calls {@link #readBinary} next. */
    MoveCall() {}

    private MoveCall(String step, String index, String incarnation) {
        this.step = step;
        this.index = index;
        this.incarnation = incarnation;
    }

    static MoveCall work(Attempt attempt, Work work, List<Integer> partitions) {
        MoveCall call = new MoveCall(work.name(), attempt.index().value(), attempt.target());
        call.partitions = partitions.stream().mapToInt(Integer::intValue).toArray();
        return call;
    }

    static MoveCall setAside(Attempt attempt) {
        return new MoveCall(SET_ASIDE, attempt.index().value(), attempt.target());
    }

    static MoveCall repair(Attempt attempt) {
        return new MoveCall(REPAIR, attempt.index().value(), attempt.target());
    }

    static MoveCall await(
            MoveCrew.Condition condition, IndexName index, long revision, String incarnation, Deadline deadline) {
        MoveCall call = new MoveCall(condition.name(), index.value(), incarnation);
        call.revision = revision;
        call.millis = deadline.remaining().toMillis();
        return call;
    }

    @Override
    public int[] call() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        return callOn(ignite);
    }

    int[] callOn(Ignite local) {
        MoveSite site = ((CameoGridNode) local.<CameoGrid>plugin(CameoGrid.NAME)).moves();
        IndexName name = IndexName.of(index);
        Attempt attempt = new Attempt(name, incarnation, false);
        return switch (step) {
            case SET_ASIDE -> new int[] {site.setAside(attempt)};
            case REPAIR -> {
                site.repair(attempt);
                yield new int[] {};
            }
            case "CHECK", "COPY", "COMPARE", "TRIM" ->
                numbers(site.work(attempt, Work.valueOf(step), boxed(partitions)));
            default ->
                new int[] {
                    site.await(
                                    MoveCrew.Condition.valueOf(step),
                                    name,
                                    revision,
                                    incarnation,
                                    Deadline.after(Duration.ofMillis(millis)))
                            ? 1
                            : 0
                };
        };
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static int[] numbers(List<Integer> boxed) {
        return boxed.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeString(step);
        raw.writeString(index);
        raw.writeString(incarnation);
        raw.writeIntArray(partitions);
        raw.writeLong(revision);
        raw.writeLong(millis);
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        step = requireNonNull(raw.readString());
        index = requireNonNull(raw.readString());
        incarnation = requireNonNull(raw.readString());
        partitions = requireNonNull(raw.readIntArray());
        revision = raw.readLong();
        millis = raw.readLong();
    }
}
