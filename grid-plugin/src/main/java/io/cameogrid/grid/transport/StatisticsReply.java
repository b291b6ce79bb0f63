package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.search.port.StatisticsResult;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;

/** A leaf's count on its way back. */
final class StatisticsReply extends Reply<StatisticsResult> {
    /** For the grid, which calls {@link #readBinary} next. */
    StatisticsReply() {}

    StatisticsReply(StatisticsResult result) {
        super(result);
    }

    StatisticsReply(CameoGridException error) {
        super(error);
    }

    @Override
    protected void write(BinaryRawWriter out, StatisticsResult result) {
        new WireOutput(new GridSink(out)).statisticsResult(result);
    }

    @Override
    protected StatisticsResult read(BinaryRawReader in) {
        return new WireInput(new GridSource(in)).statisticsResult();
    }
}
