package io.cameogrid.search.node;

import io.cameogrid.api.topology.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who owns the partitions of a cluster in one JVM; a test moves them as it likes. Safe for use by many threads. */
public final class MemoryOwnership {
    private final SortedMap<Integer, NodeId> owners = new TreeMap<>();
    private final Map<Integer, List<NodeId>> backups = new HashMap<>();

    public synchronized void give(int partition, NodeId node) {
        owners.put(partition, node);
    }

    /** Lets these nodes have complete copies beside the primary. */
    public synchronized void copy(int partition, NodeId... nodes) {
        backups.put(partition, List.of(nodes));
    }

    synchronized List<NodeId> backups(int partition) {
        return backups.getOrDefault(partition, List.of());
    }

    public synchronized void orphan(int partition) {
        owners.remove(partition);
    }

    public synchronized Optional<NodeId> owner(int partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    synchronized Map<NodeId, List<Integer>> byNode() {
        Map<NodeId, List<Integer>> parts = new LinkedHashMap<>();
        owners.forEach((partition, node) ->
                parts.computeIfAbsent(node, key -> new ArrayList<>()).add(partition));
        return parts;
    }
}
