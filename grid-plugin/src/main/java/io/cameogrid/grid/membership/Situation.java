package io.cameogrid.grid.membership;

import com.google.common.collect.Sets;
import java.util.Map;
import java.util.Set;

/**
 * The cluster as the acting node sees it. Nodes are named by their ids, which they keep over restarts.
 *
 * @param active whether the grid serves
 */
record Situation(boolean active, Members members, Orders orders, Absence absence, Losses losses) {
    /**
     * The servers.
     *
     * @param online that are in the topology
     * @param baseline that are to keep documents; none if the grid was never active
     */
    record Members(Set<String> online, Set<String> baseline) {
        Members {
            online = Set.copyOf(online);
            baseline = Set.copyOf(baseline);
        }

        /** Those that are to keep documents, and are not here. */
        Set<String> away() {
            return Sets.difference(baseline, online);
        }

        /** Those that keep documents. */
        Set<String> present() {
            return Sets.intersection(baseline, online);
        }
    }

    /**
     * What operators asked for.
     *
     * @param drained nodes that are to go while they run
     * @param endedDrains marks of nodes that have stopped, or started anew, since
     * @param removals nodes that are waited for no longer; true: even if documents are lost with them
     */
    record Orders(Set<String> drained, Set<String> endedDrains, Map<String, Boolean> removals) {
        static final Orders NONE = new Orders(Set.of(), Set.of(), Map.of());

        Orders {
            drained = Set.copyOf(drained);
            endedDrains = Set.copyOf(endedDrains);
            removals = Map.copyOf(removals);
        }

        boolean givesUp(String node) {
            return removals.getOrDefault(node, false);
        }
    }

    /**
     * Who has been away.
     *
     * @param overdue away for longer than the grace allows
     * @param behind nodes that were away while others served, so that their documents may be old
     * @param patienceOver whether a grid that could be active has waited long enough for those who are missing
     */
    record Absence(Set<String> overdue, Set<String> behind, boolean patienceOver) {
        static final Absence NONE = new Absence(Set.of(), Set.of(), false);

        Absence {
            overdue = Set.copyOf(overdue);
            behind = Set.copyOf(behind);
        }
    }

    /**
     * What is lost, or would be.
     *
     * @param unowned whether there is a partition that nobody here has completely
     * @param lost whether there is one that the grid keeps closed until it is told otherwise
     * @param soleOwners nodes here that have a partition completely which nobody else has so
     */
    record Losses(boolean unowned, boolean lost, Set<String> soleOwners) {
        static final Losses NONE = new Losses(false, false, Set.of());

        Losses {
            soleOwners = Set.copyOf(soleOwners);
        }
    }
}
