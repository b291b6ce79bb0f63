package io.cameogrid.grid.quorum;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** What this node sees of the other servers, and what it can ask them. */
interface Membership {
    /** A number that grows with every node that comes or goes. */
    long version();

    /** The other servers that have a vote: the entry of each. */
    Map<UUID, String> otherVoters();

    /** Whether messages still go to the server; if not, the topology is about to change. */
    boolean isAlive(UUID server);

    /**
     * Asks a server whether it sees this node, and waits. False if it does not, or if no answer came in time.
     *
     * @param timeout of the answer; reaching the server may take longer
     */
    boolean sees(UUID server, Duration timeout);
}
