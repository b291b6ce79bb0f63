package io.cameogrid.search.port;

import io.cameogrid.api.topology.NodeId;
import java.util.concurrent.Future;

/**
 * Asks other nodes. Each call returns when the question is on its way; whoever takes the answer reads it in its own thread, and
 * cancels what it does not take.
 */
public interface PeerChannel {
    /**
     * Runs {@link LeafSearch#search} on the given node. The future fails with a {@link
     * io.cameogrid.api.error.CameoGridException} as thrown there, or with any other exception when the node could not
     * be reached, in which case its partitions may be asked of someone else.
     */
    Future<LeafResult> search(NodeId node, LeafRequest request);

    /** Runs {@link LeafSearch#statistics} on the given node; the future fails as that of a search does. */
    Future<StatisticsResult> statistics(NodeId node, StatisticsRequest request);
}
