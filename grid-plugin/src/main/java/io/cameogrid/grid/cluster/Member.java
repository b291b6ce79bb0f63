package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.grid.digest.NodeDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A server of the cluster as another node sees it.
 *
 * @param address empty if it is not known
 * @param voter its entry among the voters
 * @param here whether it is in the topology
 * @param draining whether its partitions are to go to others
 * @param digest what it has last said of itself
 * @param silence how long ago that was
 * @param awaySince if it is not here, and was seen leaving
 */
record Member(
        ClusterNode node,
        String address,
        Optional<String> voter,
        boolean here,
        boolean inBaseline,
        boolean draining,
        Optional<NodeDigest> digest,
        Duration silence,
        Optional<Instant> awaySince) {

    /** Each node speaks every second; one that has missed several may not be serving anybody either. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(4);

    boolean silent() {
        return here && silence.compareTo(LONGEST_SILENCE) > 0;
    }

    /** What can still be relied on of what it said. */
    Optional<NodeDigest> current() {
        return here && !silent() ? digest : Optional.empty();
    }
}
