package io.cameogrid.grid.quorum;

/**
 * How many of the voters are here.
 *
 * @param present those in this node's topology, itself included
 * @param voters all that there are; none if nobody is asked
 */
public record VoterCount(int present, int voters) {
    /** Whether these may decide for all. */
    public boolean isQuorum() {
        return voters == 0 || 2 * present > voters;
    }

    @Override
    public String toString() {
        return present + " of " + voters + " voters";
    }
}
