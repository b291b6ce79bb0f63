package io.cameogrid.grid.membership;

import java.util.Set;

/** One thing to do to the cluster. Doing it again, or when it is done already, changes nothing. */
sealed interface Step {
    /** Lets the grid serve. */
    record Activate(String why) implements Step {}

    /**
     * Makes these nodes, and no others, the ones that keep documents.
     *
     * @param departing those of them that are to get no more, and to give what they have to the others
     */
    record Rebase(Set<String> members, Set<String> departing, String why) implements Step {
        public Rebase {
            members = Set.copyOf(members);
            departing = Set.copyOf(departing);
        }
    }

    /** Opens lost partitions with what there is. */
    record OpenLost() implements Step {}

    /** Forgets orders that have been carried out, or have come to nothing. */
    record Forget(Set<String> drains, Set<String> removals) implements Step {
        public Forget {
            drains = Set.copyOf(drains);
            removals = Set.copyOf(removals);
        }
    }
}
