package io.cameogrid.grid.store;

import java.util.Set;
import java.util.UUID;
import org.apache.ignite.IgniteCluster;

/**
 * The other nodes that a transaction without replicas depends on, each for its part.
 *
 * <p>If such a node dies in the commit, before it has heard of it, its part is gone; and where Ignite notices that while it
 * sends, but before the node has left the topology, it takes the transaction for committed. A node that answers after the
 * transaction's end was alive all through it.
 */
record SoleOwners(IgniteCluster cluster, Set<UUID> nodes) {
    SoleOwners {
        nodes = Set.copyOf(nodes);
    }

    /** Whether all of them are still there. */
    boolean answer() {
        return nodes.stream().allMatch(cluster::pingNode);
    }
}
