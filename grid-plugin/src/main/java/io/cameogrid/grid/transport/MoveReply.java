package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;

/** The answer to a {@link CheckedMoveCall}: the numbers of a {@link MoveCall}, or which documents do not fit. */
final class MoveReply extends Reply<int[]> {
    /** For the grid, which calls {@link #readBinary} next. */
    MoveReply() {}

    MoveReply(int[] numbers) {
        super(numbers);
    }

    MoveReply(CameoGridException error) {
        super(error);
    }

    @Override
    protected void write(BinaryRawWriter out, int[] numbers) {
        out.writeIntArray(numbers);
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    protected int[] read(BinaryRawReader in) {
        return requireNonNull(in.readIntArray());
    }
}
