package io.cameogrid.grid.cluster;

import io.cameogrid.grid.quorum.Voters;
import java.time.Duration;
import java.util.Optional;

/**
 * By what a cluster decides who belongs to it.
 *
 * @param voters whose majority decides; none for a node that is alone, or that an application embeds
 * @param ownEntry the entry of this node among the voters, if it has a vote
 * @param readsWithoutQuorum whether this node goes on to answer reads when it may have been left behind
 * @param nodeLeftGrace how long a server may be away before it is no more counted on
 */
public record ClusterRules(
        Voters voters, Optional<String> ownEntry, boolean readsWithoutQuorum, Duration nodeLeftGrace) {
    /** Nobody votes, and servers are waited for as long as it takes. */
    public static final ClusterRules NONE =
            new ClusterRules(Voters.NONE, Optional.empty(), false, Duration.ofMinutes(5));
}
