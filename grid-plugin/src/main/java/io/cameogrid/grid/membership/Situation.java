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
     * @param departing those of the baseline whose partitions are moving to the others
     * @param movable whether partitions can move away from a member before it goes
     */
    record Members(Set<String> online, Set<String> baseline, Set<String> departing, boolean movable) {
        Members {
            online = Set.copyOf(online);
            baseline = Set.copyOf(baseline);
            departing = Set.copyOf(departing);
        }

        /** Where nobody can depart but at once. */
        Members(Set<String> online, Set<String> baseline) {
            this(online, baseline, Set.of(), false);
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
     * @param needed nodes here whose copies must not be counted out: the only complete ones that can be searched, and those that are
     *     moving to others; of interest only for nodes that are drained
     */
    record Losses(boolean unowned, boolean lost, Set<String> needed) {
        static final Losses NONE = new Losses(false, false, Set.of());

        Losses {
            needed = Set.copyOf(needed);
        }
    }
}
