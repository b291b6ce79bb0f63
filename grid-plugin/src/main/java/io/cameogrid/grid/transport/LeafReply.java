package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.search.port.LeafResult;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.jspecify.annotations.Nullable;

/** A leaf's answer on its way back: a result, or the error that the coordinator shall throw. */
final class LeafReply implements Binarylizable {
    private @Nullable LeafResult result;
    private @Nullable CameoGridException error;

    /** For the grid, which calls {@link #readBinary} next. */
    LeafReply() {}

    static LeafReply of(LeafResult result) {
        LeafReply reply = new LeafReply();
        reply.result = result;
        return reply;
    }

    static LeafReply of(CameoGridException error) {
        LeafReply reply = new LeafReply();
        reply.error = error;
        return reply;
    }

    /** The result; throws the error if there is one. */
    LeafResult get() {
        if (error != null) {
            throw error;
        }
        if (result == null) {
            throw new IllegalStateException("a leaf reply without content");
        }
        return result;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeBoolean(error != null);
        if (error != null) {
            new WireOutput(raw).error(error);
        } else if (result != null) {
            new WireOutput(raw).result(result);
        }
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        if (raw.readBoolean()) {
            error = new WireInput(raw).error();
        } else {
            result = new WireInput(raw).result();
        }
    }
}
