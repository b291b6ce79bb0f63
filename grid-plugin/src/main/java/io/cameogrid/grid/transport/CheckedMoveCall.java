package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** A {@link MoveCall} whose answer may also be that there are documents which do not fit. */
final class CheckedMoveCall implements IgniteCallable<MoveReply>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient MoveCall call = new MoveCall();

    /** For the grid, which calls {@link #readBinary} next. */
    CheckedMoveCall() {}

    CheckedMoveCall(MoveCall call) {
        this.call = call;
    }

    @Override
    public MoveReply call() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        try {
            return new MoveReply(call.callOn(ignite));
        } catch (CameoGridException e) {
            return new MoveReply(e);
        }
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        writer.rawWriter().writeObject(call);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        call = requireNonNull(reader.rawReader().readObject());
    }
}
