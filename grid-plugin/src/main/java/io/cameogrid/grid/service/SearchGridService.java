package io.cameogrid.grid.service;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridNode;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;
import org.jspecify.annotations.Nullable;

/**
 * The co-located search service: one instance on every server node, deployed by the grid once the cluster is active.
 *
 * <p>Its start is the moment at which the node's rows are whole, so here the microshards are compared with them; from
 * then on the node answers searches, those too that come through the grid's services ({@link GridSearch}).
 */
public final class SearchGridService implements Service, GridSearch, Binarylizable {
    /** The service's name in the grid. */
    public static final String NAME = "cameogrid-search";

    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    /** For the grid, which injects the node. */
    public SearchGridService() {}

    @Override
    public void init() {
        ((CameoGridNode) grid()).recover();
    }

    @Override
    public SearchReply search(SearchCall call) {
        try {
            return new SearchReply(grid().search().search(call.request()));
        } catch (CameoGridException e) {
            return new SearchReply(e);
        }
    }

    private CameoGrid grid() {
        if (ignite == null) {
            throw new IllegalStateException("the grid did not say on which node the service runs");
        }
        return ignite.plugin(CameoGrid.NAME);
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        // The service has no state of its own: the engine is the node's.
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        // The service has no state of its own: the engine is the node's.
    }
}
