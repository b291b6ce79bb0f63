package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.search.port.StatisticsResult;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.jspecify.annotations.Nullable;

/** A leaf's count on its way back: a result, or the error that the coordinator shall throw. */
final class StatisticsReply implements Binarylizable {
    private @Nullable StatisticsResult result;
    private @Nullable CameoGridException error;

    /** For the grid, which calls {@link #readBinary} next. */
    StatisticsReply() {}

    static StatisticsReply of(StatisticsResult result) {
        StatisticsReply reply = new StatisticsReply();
        reply.result = result;
        return reply;
    }

    static StatisticsReply of(CameoGridException error) {
        StatisticsReply reply = new StatisticsReply();
        reply.error = error;
        return reply;
    }

    /** The result; throws the error if there is one. */
    StatisticsResult get() {
        if (error != null) {
            throw error;
        }
        if (result == null) {
            throw new IllegalStateException("a statistics reply without content");
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
            new WireOutput(raw).statisticsResult(result);
        }
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        if (raw.readBoolean()) {
            error = new WireInput(raw).error();
        } else {
            result = new WireInput(raw).statisticsResult();
        }
    }
}
