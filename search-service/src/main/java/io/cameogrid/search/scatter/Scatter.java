package io.cameogrid.search.scatter;

import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;

/** Carries a plan to the nodes and brings their answers back. Safe for use by many threads. */
public final class Scatter {
    private final PartitionMap partitions;
    private final PeerChannel peers;
    private final LocalLeaf local;

    public Scatter(PartitionMap partitions, PeerChannel peers, LocalLeaf local) {
        this.partitions = partitions;
        this.peers = peers;
        this.local = local;
    }

    /**
     * Asks until every partition has answered or failed, at most until the plan's deadline.
     *
     * @throws io.cameogrid.api.error.CameoGridException PARTITION_UNAVAILABLE or TIMEOUT naming the partitions that
     *     failed, unless the plan allows a partial answer; any error of the caller's making as a leaf reports it
     */
    public Gathered gather(SearchPlan plan) {
        return new Gathering(plan, partitions, peers, local).run();
    }
}
