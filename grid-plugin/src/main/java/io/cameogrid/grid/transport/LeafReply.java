package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.search.port.LeafResult;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;

/** A leaf's answer on its way back. */
final class LeafReply extends Reply<LeafResult> {
    /** For the grid, which calls {@link #readBinary} next. */
    LeafReply() {}

    LeafReply(LeafResult result) {
        super(result);
    }

    LeafReply(CameoGridException error) {
        super(error);
    }

    @Override
    protected void write(BinaryRawWriter out, LeafResult result) {
        new WireOutput(new GridSink(out)).result(result);
    }

    @Override
    protected LeafResult read(BinaryRawReader in) {
        return new WireInput(new GridSource(in)).result();
    }
}
