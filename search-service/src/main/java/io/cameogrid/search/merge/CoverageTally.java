package io.cameogrid.search.merge;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.LeafResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the account of one search: each partition is pending until it has answered once or has failed once.
 *
 * <p>Threads: confined to the search.
 */
public final class CoverageTally {
    private final int total;
    private final BitSet pending;
    private final SortedMap<Integer, String> failed = new TreeMap<>();
    private final SortedMap<Integer, String> excuses = new TreeMap<>();
    private final Set<NodeId> nodes = new HashSet<>();
    private int responded;

    /** @param coordinator which takes part in every search, with partitions or without */
    public CoverageTally(List<Integer> partitions, NodeId coordinator) {
        this.total = partitions.size();
        this.pending = new BitSet();
        partitions.forEach(pending::set);
        nodes.add(coordinator);
    }

    public boolean isPending(int partition) {
        return pending.get(partition);
    }

    public boolean complete() {
        return pending.isEmpty();
    }

    public List<Integer> pending() {
        return pending.stream().boxed().toList();
    }

    public void contacted(NodeId node) {
        nodes.add(node);
    }

    /**
     * Enters a node's result. What it could not search stays pending, for another node may have a copy that can be.
     *
     * @param asked the partitions that the node was asked for, all of them pending
     * @throws IllegalStateException if the result does not account for exactly these: its hits must not be used
     */
    public void enter(List<Integer> asked, LeafResult result) {
        requireAccounted(asked, result);
        result.answered().forEach(pending::clear);
        responded += result.answered().size();
        result.failed().forEach(failure -> excuse(failure.microshard(), failure.reason()));
        result.notMine().forEach(partition -> excuse(partition, "its owner is changing"));
    }

    /** Gives a pending partition up. */
    public void fail(int partition, String reason) {
        if (pending.get(partition)) {
            pending.clear(partition);
            failed.put(partition, reason);
        }
    }

    /** Gives a pending partition up, for what was last noted about it. */
    public void giveUp(int partition, String otherwise) {
        fail(partition, excuses.getOrDefault(partition, otherwise));
    }

    /** Notes why a partition that stays pending has not answered yet. */
    public void excuse(int partition, String reason) {
        excuses.put(partition, reason);
    }

    /** Gives up all that is pending, each with what was last noted about it. */
    public void failPending(String otherwise) {
        for (int partition : pending()) {
            giveUp(partition, otherwise);
        }
    }

    public boolean hasFailures() {
        return !failed.isEmpty();
    }

    public Coverage coverage() {
        List<Coverage.Failure> failures = new ArrayList<>(failed.size());
        failed.forEach((partition, reason) -> failures.add(new Coverage.Failure(partition, reason)));
        return new Coverage(total, responded, failures, nodes.size());
    }

    private static void requireAccounted(List<Integer> asked, LeafResult result) {
        BitSet open = new BitSet();
        asked.forEach(open::set);
        result.answered().forEach(partition -> strike(open, partition));
        result.notMine().forEach(partition -> strike(open, partition));
        result.failed().forEach(failure -> strike(open, failure.microshard()));
        if (!open.isEmpty()) {
            throw new IllegalStateException("a node left out the partitions " + open + " of " + asked);
        }
    }

    private static void strike(BitSet open, int partition) {
        if (!open.get(partition)) {
            throw new IllegalStateException("a node answered twice or unasked for partition " + partition);
        }
        open.clear(partition);
    }
}
