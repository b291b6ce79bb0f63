package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.search.port.LeafRequest;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** Carries a leaf request to another node and runs it there. */
final class LeafCall implements IgniteCallable<LeafReply>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient @Nullable LeafRequest request;

    /** For the grid, which calls {@link #readBinary} next. */
    LeafCall() {}

    LeafCall(LeafRequest request) {
        this.request = request;
    }

    @Override
    public LeafReply call() {
        if (ignite == null || request == null) {
            throw new IllegalStateException("a leaf call runs only where the grid has delivered it");
        }
        CameoGrid grid = ignite.plugin(CameoGrid.NAME);
        try {
            return new LeafReply(grid.leaf().search(request));
        } catch (CameoGridException e) {
            return new LeafReply(e);
        }
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        if (request != null) {
            new WireOutput(new GridSink(writer.rawWriter())).request(request);
        }
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        request = new WireInput(new GridSource(reader.rawReader())).request();
    }
}
