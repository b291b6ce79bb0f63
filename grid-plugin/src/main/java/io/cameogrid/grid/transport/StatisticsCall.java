package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.search.port.StatisticsRequest;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** Has another node count. */
final class StatisticsCall implements IgniteCallable<StatisticsReply>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient @Nullable StatisticsRequest request;

    /** For the grid, which calls {@link #readBinary} next. */
    StatisticsCall() {}

    StatisticsCall(StatisticsRequest request) {
        this.request = request;
    }

    @Override
    public StatisticsReply call() {
        if (ignite == null || request == null) {
            throw new IllegalStateException("a statistics call runs only where the grid has delivered it");
        }
        CameoGrid grid = ignite.plugin(CameoGrid.NAME);
        try {
            return new StatisticsReply(grid.leaf().statistics(request));
        } catch (CameoGridException e) {
            return new StatisticsReply(e);
        }
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        if (request != null) {
            new WireOutput(new GridSink(writer.rawWriter())).statisticsRequest(request);
        }
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        request = new WireInput(new GridSource(reader.rawReader())).statisticsRequest();
    }
}
