package io.cameogrid.api.topology;

/**
 * One copy of a partition, on one node.
 *
 * @param primary whether it answers reads and searches
 * @param detail why it is not searched; empty if it is
 * @param documents that it has now
 */
public record CopyStatus(
        ClusterNode node, boolean primary, State state, Microshard microshard, String detail, long documents) {

    /** How much of the partition's documents a copy has. */
    public enum State {
        /** All of them. */
        OWNING,
        /** They are still coming from other nodes. */
        MOVING,
        /** They are on their way out. */
        LEAVING,
        /** Those of before the last complete copy went away. */
        LOST
    }

    /** What the copy's index is good for. */
    public enum Microshard {
        /** It is searched. */
        OWNING,
        /** It is filled with documents that arrive, or is yet to be compared with them. */
        FILLING,
        /** It is built anew from the documents. */
        REBUILDING,
        /** There is none. */
        NONE
    }

    /** Whether searches can be answered from this copy. */
    public boolean searchable() {
        return state == State.OWNING && microshard == Microshard.OWNING;
    }
}
