package io.cameogrid.grid.membership;

import com.google.common.collect.Sets;
import io.cameogrid.grid.membership.Situation.Absence;
import io.cameogrid.grid.membership.Situation.Losses;
import io.cameogrid.grid.membership.Situation.Members;
import io.cameogrid.grid.membership.Situation.Orders;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule by which nodes belong to the cluster: the next step for a situation, if there is one. Asked by the oldest server, and
 * only while it sees a majority of the voters.
 */
final class MembershipRule {
    private MembershipRule() {}

    static Optional<Step> next(Situation situation) {
        if (!situation.active()) {
            return activation(situation.members(), situation.orders(), situation.absence());
        }
        return forgetting(situation.members(), situation.orders())
                .or(() -> rebase(situation))
                .or(() -> opening(situation.members(), situation.losses()));
    }

    /**
     * A grid whose nodes were all down serves again when all are back, or, since some may never be, a little later with those
     * that are. But not with a node that was away while others served, as long as one of those is missing: the grid takes the
     * newest copy that it sees for the newest there is, and acknowledged documents would be gone.
     */
    private static Optional<Step> activation(Members members, Orders orders, Absence absence) {
        if (members.baseline().isEmpty()) {
            return Optional.of(new Step.Activate("it is the first time, and a majority of the voters is here"));
        }
        if (members.away().isEmpty()) {
            return Optional.of(new Step.Activate("everybody is here"));
        }
        if (members.present().isEmpty()) {
            return Optional.empty();
        }
        if (members.away().stream().allMatch(orders::givesUp)) {
            return Optional.of(new Step.Activate(sorted(members.away()) + " were given up"));
        }
        boolean newestAreHere =
                Sets.intersection(members.present(), absence.behind()).isEmpty();
        return absence.patienceOver() && newestAreHere
                ? Optional.of(new Step.Activate("the others have all documents without " + sorted(members.away())))
                : Optional.empty();
    }

    private static Optional<Step> forgetting(Members members, Orders orders) {
        Set<String> removed = new TreeSet<>();
        for (String node : orders.removals().keySet()) {
            if (!members.away().contains(node)) {
                removed.add(node);
            }
        }
        return removed.isEmpty() && orders.endedDrains().isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Forget(orders.endedDrains(), removed));
    }

    /** All changes at once, for each is a rebalance. */
    private static Optional<Step> rebase(Situation situation) {
        Members members = situation.members();
        Set<String> entering = Sets.difference(
                members.online(),
                Sets.union(members.baseline(), situation.orders().drained()));
        Set<String> leaving = new TreeSet<>();
        members.away().stream().filter(node -> mayLeave(node, situation)).forEach(leaving::add);

        Set<String> next = new LinkedHashSet<>(Sets.union(members.baseline(), entering));
        next.removeAll(leaving);
        Optional<String> drained = drained(situation);
        drained.ifPresent(next::remove);
        Set<String> departing = new TreeSet<>(departing(situation));
        drained.ifPresent(departing::remove);
        boolean settled = next.equals(members.baseline()) && departing.equals(members.departing());
        if (settled || Sets.intersection(next, members.online()).isEmpty()) {
            return Optional.empty();
        }
        String why = "enter: " + sorted(entering) + ", give away what they have: " + departing + ", drained: "
                + drained.map(List::of).orElse(List.of()) + ", no longer waited for: " + leaving;
        return Optional.of(new Step.Rebase(next, departing, why));
    }

    /** The nodes that are drained, where partitions can move away before. */
    private static Set<String> departing(Situation situation) {
        Members members = situation.members();
        return members.movable() && anyoneStays(situation)
                ? Sets.intersection(members.present(), situation.orders().drained())
                : Set.of();
    }

    private static boolean anyoneStays(Situation situation) {
        return !Sets.difference(situation.members().online(), situation.orders().drained())
                .isEmpty();
    }

    /**
     * The node that is to go next: where partitions can move before, one from which they have. One at a time: with it go its copies,
     * so that others may become the last. The grid does not fill new copies from a node that is no member, so nobody goes who is
     * needed.
     */
    private static Optional<String> drained(Situation situation) {
        Members members = situation.members();
        Set<String> drained = situation.orders().drained();
        return members.present().stream()
                .filter(node -> anyoneStays(situation) && drained.contains(node))
                .filter(node -> !members.movable() || members.departing().contains(node))
                .filter(node -> !situation.losses().needed().contains(node))
                .min(Comparator.naturalOrder());
    }

    /** With the node that is away goes the hope for what only it has. */
    private static boolean mayLeave(String node, Situation situation) {
        boolean wanted = situation.absence().overdue().contains(node)
                || situation.orders().removals().containsKey(node);
        return wanted && (!situation.losses().unowned() || situation.orders().givesUp(node));
    }

    /** Only when all are back is it certain that the newest copy is among those that are here. */
    private static Optional<Step> opening(Members members, Losses losses) {
        return losses.lost() && members.away().isEmpty() ? Optional.of(new Step.OpenLost()) : Optional.empty();
    }

    private static Set<String> sorted(Set<String> nodes) {
        return new TreeSet<>(nodes);
    }
}
