package io.cameogrid.search.scatter;

import io.cameogrid.api.topology.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom to ask next for a partition: the primary, and where it cannot answer the other nodes with a copy, each of them before
 * any is asked again.
 *
 * <p>Threads: confined to the search's thread.
 */
final class Candidates {
    private final Map<Integer, Known> known = new HashMap<>();

    /**
     * What a search knows about the nodes of one partition.
     *
     * @param unable have a copy that they cannot search, or no complete one
     * @param silent were asked and may still answer
     * @param missed how often each could not be reached or did not want to answer
     * @param deputies were asked in the primary's stead
     */
    private record Known(Set<NodeId> unable, Set<NodeId> silent, Map<NodeId, Integer> missed, Set<NodeId> deputies) {
        Known() {
            this(new HashSet<>(), new HashSet<>(), new HashMap<>(), new HashSet<>());
        }

        int missed(NodeId node) {
            return missed.getOrDefault(node, 0);
        }
    }

    /** Whether any partition has not been answered by the first who was asked. */
    boolean isAnyKnown() {
        return !known.isEmpty();
    }

    boolean isKnown(int partition) {
        return known.containsKey(partition);
    }

    void unable(int partition, NodeId node) {
        of(partition).unable.add(node);
    }

    void missed(int partition, NodeId node) {
        Known nodes = of(partition);
        nodes.silent.remove(node);
        nodes.missed.merge(node, 1, Integer::sum);
    }

    void silent(int partition, NodeId node) {
        of(partition).silent.add(node);
    }

    /** The node is silent no more. */
    void heard(int partition, NodeId node) {
        if (isKnown(partition)) {
            of(partition).silent.remove(node);
        }
    }

    /** Nobody listens any more to those who are silent. */
    void giveUpWaiting() {
        known.keySet().forEach(partition -> Set.copyOf(of(partition).silent).forEach(node -> missed(partition, node)));
    }

    /** The node says that the partition is not its own. A deputy is not asked again; a primary may be followed by another one. */
    void notMine(int partition, NodeId node) {
        if (isKnown(partition) && of(partition).deputies.contains(node)) {
            unable(partition, node);
        }
    }

    /** Empty if there is nobody to ask, at least not now. */
    Optional<NodeId> next(int partition, NodeId primary, List<NodeId> backups) {
        Known nodes = of(partition);
        Optional<NodeId> next = Stream.concat(Stream.of(primary), backups.stream())
                .filter(node -> !nodes.unable.contains(node) && !nodes.silent.contains(node))
                .min((one, other) -> Integer.compare(nodes.missed(one), nodes.missed(other)));
        next.filter(node -> !node.equals(primary)).ifPresent(nodes.deputies::add);
        return next;
    }

    /** Whether somebody who was asked may still answer. */
    boolean mayAnswer(int partition) {
        return isKnown(partition) && !of(partition).silent.isEmpty();
    }

    private Known of(int partition) {
        return known.computeIfAbsent(partition, first -> new Known());
    }
}
