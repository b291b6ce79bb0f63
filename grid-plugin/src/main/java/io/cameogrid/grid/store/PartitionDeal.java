package io.cameogrid.grid.store;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.cluster.ClusterNode;

/**
 * One deal of partitions to members, in which all members get the same number of copies, or one more.
 *
 * <p>Threads: one.
 */
final class PartitionDeal {
    private final List<List<ClusterNode>> preferences;
    private final List<List<ClusterNode>> owners;
    private final Multiset<ClusterNode> held = HashMultiset.create();
    private final int members;

    /** The copies that all members are to hold together. */
    private int total;

    /** @param preferences for each partition all members, the most preferred first */
    PartitionDeal(List<ClusterNode> members, List<List<ClusterNode>> preferences) {
        this.preferences = preferences;
        this.owners = preferences.stream()
                .<List<ClusterNode>>map(preference -> new ArrayList<>())
                .toList();
        this.members = members.size();
    }

    /**
     * Deals further copies of each partition, which are balanced together with those that there are.
     *
     * @throws IllegalArgumentException if there are more copies than members
     */
    void copies(int number) {
        int before = total / owners.size();
        if (before + number > members) {
            throw new IllegalArgumentException("no member has two copies of a partition");
        }
        total += number * owners.size();
        for (int copy = before; copy < before + number; copy++) {
            for (int partition = 0; partition < owners.size(); partition++) {
                give(partition, copy);
            }
        }
    }

    /** For each partition the members that have it, in the order in which they got it. */
    List<List<ClusterNode>> owners() {
        return owners;
    }

    private void give(int partition, int copy) {
        List<ClusterNode> candidates = candidates(partition);
        ClusterNode taker = firstWithRoom(candidates)
                .or(() -> afterExchange(candidates, copy))
                .orElseGet(() -> candidates.stream()
                        .min(Comparator.comparingInt(held::count))
                        .orElseThrow());
        owners.get(partition).add(taker);
        held.add(taker);
    }

    /**
     * All members with room have the partition already: one without gives another partition away to one with, and takes this one
     * instead.
     */
    private Optional<ClusterNode> afterExchange(List<ClusterNode> candidates, int copy) {
        for (int other = 0; other < owners.size() && owners.get(other).size() > copy; other++) {
            ClusterNode giver = owners.get(other).get(copy);
            Optional<ClusterNode> receiver =
                    candidates.contains(giver) ? firstWithRoom(candidates(other)) : Optional.empty();
            if (receiver.isPresent()) {
                owners.get(other).set(copy, receiver.get());
                held.add(receiver.get());
                held.remove(giver);
                return Optional.of(giver);
            }
        }
        return Optional.empty();
    }

    private List<ClusterNode> candidates(int partition) {
        return preferences.get(partition).stream()
                .filter(node -> !owners.get(partition).contains(node))
                .toList();
    }

    private Optional<ClusterNode> firstWithRoom(List<ClusterNode> candidates) {
        int share = total / members;
        long larger = held.entrySet().stream()
                .filter(entry -> entry.getCount() > share)
                .count();
        boolean anotherLarger = larger < total % members;
        return candidates.stream()
                .filter(node -> held.count(node) < share || (anotherLarger && held.count(node) == share))
                .findFirst();
    }
}
