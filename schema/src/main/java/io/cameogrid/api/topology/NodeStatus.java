package io.cameogrid.api.topology;

import java.time.Instant;
import java.util.Optional;

/**
 * How one server of the cluster is.
 *
 * @param address where it listens for the other nodes; empty if it is not known
 * @param version of the program that it runs; empty if it is away
 * @param voter its entry among the voters; absent if it has no vote
 * @param inBaseline whether it is one of those that keep documents
 * @param since when it came up or went away, as far as this node has seen it
 * @param load absent while it is away
 */
public record NodeStatus(
        ClusterNode node,
        String address,
        String version,
        Optional<String> voter,
        boolean inBaseline,
        State state,
        Optional<Instant> since,
        Optional<Load> load) {

    /** Whether the node is here. */
    public enum State {
        /** It is a member. */
        UP,
        /** It is a member, and its partitions are moving to others. */
        DRAINING,
        /** It is no member and keeps nothing: it can be stopped, if it is not one that has only just come. */
        DRAINED,
        /** It is to keep documents, but is not here. */
        AWAY
    }

    /**
     * What the node carries.
     *
     * @param primaries partitions that it answers for
     * @param copies of partitions that it keeps, primaries included
     * @param documents in all of its copies
     * @param room what it has to carry them with
     */
    public record Load(int primaries, int copies, long documents, Room room) {}

    /** Heap and disk of a node, in bytes. */
    public record Room(long heapUsed, long heapMax, long diskFree, long diskTotal) {}
}
