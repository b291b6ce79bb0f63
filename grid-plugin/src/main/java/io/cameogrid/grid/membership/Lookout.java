package io.cameogrid.grid.membership;

import com.google.common.collect.Sets;
import io.cameogrid.grid.digest.SearchableCopies;
import io.cameogrid.grid.internal.Baseline;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.LocalPartitions.Assignment;
import io.cameogrid.grid.internal.PartitionCopies;
import io.cameogrid.grid.membership.Situation.Absence;
import io.cameogrid.grid.membership.Situation.Losses;
import io.cameogrid.grid.membership.Situation.Members;
import io.cameogrid.grid.membership.Situation.Orders;
import io.cameogrid.grid.store.DrainableAffinity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ignite.cluster.ClusterNode;

/**
 * Sees how the cluster is, and counts for how long.
 *
 * <p>Threads: one at a time.
 */
final class Lookout {
    /** The one thing that {@link #inactive} counts. */
    private static final Set<String> WAITING = Set.of("waiting");

    private final Baseline baseline;
    private final PartitionCopies copies;
    private final Whereabouts whereabouts;
    private final Marks marks;
    private final MembershipSettings settings;
    private final Absences absences;
    private final Absences inactive;

    /**
     * Where to look for who can serve what.
     *
     * @param incarnations those that are searched
     */
    record Whereabouts(LocalPartitions partitions, SearchableCopies searchable, Supplier<Set<String>> incarnations) {}

    Lookout(
            Baseline baseline,
            PartitionCopies copies,
            Whereabouts whereabouts,
            Marks marks,
            MembershipSettings settings,
            LongSupplier nanoTime) {
        this.baseline = baseline;
        this.copies = copies;
        this.whereabouts = whereabouts;
        this.marks = marks;
        this.settings = settings;
        this.absences = new Absences(nanoTime);
        this.inactive = new Absences(nanoTime);
    }

    /** Begins to count anew: another node acts. */
    void rest() {
        absences.forget();
        inactive.forget();
    }

    Situation look() {
        boolean active = baseline.active();
        Map<String, ClusterNode> online = baseline.online();
        Members members = new Members(
                online.keySet(),
                baseline.members().keySet(),
                baseline.departing(),
                baseline.dealtBy(DrainableAffinity.class));
        absences.seen(Set.copyOf(members.away()));
        inactive.seen(active ? Set.of() : WAITING);
        Duration patience = settings.activationPatience();
        Absence absence = new Absence(
                absences.longerThan(settings.nodeLeftGrace()),
                behind(online),
                !inactive.longerThan(patience).isEmpty());
        Orders orders = marks.orders(runs(online));
        Losses losses = active ? losses(online, members.departing(), orders.drained()) : Losses.NONE;
        return new Situation(active, members, orders, absence, losses);
    }

    private Losses losses(Map<String, ClusterNode> online, Set<String> departing, Set<String> drained) {
        Set<String> needed = drained.isEmpty() ? Set.of() : needed(online, departing); // Nobody else is asked for.
        return new Losses(!copies.unowned().isEmpty(), !copies.lost().isEmpty(), needed);
    }

    private Set<String> needed(Map<String, ClusterNode> online, Set<String> departing) {
        Set<UUID> lastToServe = holdings(online).needed();
        Set<String> needed = online.entrySet().stream()
                .filter(node -> lastToServe.contains(node.getValue().id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!copies.settled()) {
            needed.addAll(departing); // The others are being filled from them.
        }
        return needed;
    }

    private Holdings holdings(Map<String, ClusterNode> online) {
        Assignment assignment = whereabouts.partitions().assignment();
        Map<UUID, Map<String, Set<Integer>>> searchable = online.values().stream()
                .map(ClusterNode::id)
                .collect(Collectors.toMap(
                        id -> id, id -> whereabouts.searchable().on(id, assignment)));
        return new Holdings(copies.owners(), whereabouts.incarnations().get(), searchable);
    }

    static Map<String, String> runs(Map<String, ClusterNode> online) {
        return online.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, node -> node.getValue().id().toString()));
    }

    private static Set<String> behind(Map<String, ClusterNode> online) {
        Set<String> behind = new TreeSet<>();
        for (ClusterNode node : online.values()) {
            Optional<String> record = Optional.ofNullable(node.attribute(BehindRecord.ATTRIBUTE));
            behind.addAll(BehindRecord.nodes(record.orElse("")));
        }
        return behind;
    }

    /** Why the grid is not active, or what it waits for; empty if there is nothing to say. */
    static Optional<String> waiting(Situation situation) {
        if (situation.active()) {
            return Optional.empty();
        }
        Set<String> old = Sets.intersection(
                situation.members().present(), situation.absence().behind());
        String away = String.valueOf(new TreeSet<>(situation.members().away()));
        return Optional.of(
                old.isEmpty()
                        ? "the cluster waits for the nodes " + away + " before it serves without them"
                        : "the nodes " + away + " have the newest documents, since " + new TreeSet<>(old)
                                + " were away: start them, or remove them with accept_data_loss");
    }
}
