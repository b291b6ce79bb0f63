package io.cameogrid.search.route;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.scatter.Scatter;
import io.cameogrid.search.scatter.SearchPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Streams every match, in no particular order.
 *
 * <p>What this node holds is walked over once, in the order of the index. What other nodes hold comes in pages sorted by
 * id, node by node, which need no state over there and go on at a new owner when a partition moves.
 */
final class WholeStream {
    /** The second key brings the relevance along; ids and routing keys decide before it. */
    private static final List<SortKey> BY_ID = List.of(new SortKey("id", true), new SortKey("_score", false));

    private final PartitionMap partitions;
    private final LeafSearch local;
    private final ManyIndexes indexes;
    private final Scatter scatter;

    WholeStream(PartitionMap partitions, LeafSearch local, ManyIndexes indexes, Scatter scatter) {
        this.partitions = partitions;
        this.local = local;
        this.indexes = indexes;
        this.scatter = scatter;
    }

    void run(SearchPlan asked, Duration timeout, StreamTally tally) throws IOException {
        SearchPlan plan = scatter.ranked(asked);
        Map<NodeId, List<Integer>> owners = partitions.primaries(plan.index());
        List<Integer> rest = new ArrayList<>(plan.partitions());
        List<Integer> own = common(owners.getOrDefault(partitions.localNode(), List.of()), rest);
        if (!own.isEmpty()) {
            LeafResult part = local.stream(plan.request(own, true), tally);
            tally.part(part);
            rest.removeAll(part.answered());
        }
        SortedStream remote = new SortedStream(indexes, Integer.MAX_VALUE, timeout);
        List<List<Integer>> parts = parts(owners, rest);
        tally.contacted(1 + parts.size());
        for (List<Integer> part : parts) {
            SearchPlan there = plan.turnedTo(part, BY_ID, SearchPlan.Page.of(0, Integer.MAX_VALUE));
            remote.run(List.of(there), 0, Integer.MAX_VALUE, tally);
        }
    }

    /** The rest, by its owners when the stream began, and what has none or cannot be searched here: a search finds out why. */
    private List<List<Integer>> parts(Map<NodeId, List<Integer>> owners, List<Integer> rest) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> unowned = new ArrayList<>(rest);
        owners.forEach((node, held) -> {
            List<Integer> part = common(held, rest);
            if (!node.equals(partitions.localNode()) && !part.isEmpty()) {
                parts.add(part);
                unowned.removeAll(part);
            }
        });
        if (!unowned.isEmpty()) {
            parts.add(unowned);
        }
        return parts;
    }

    private static List<Integer> common(List<Integer> some, List<Integer> others) {
        return some.stream().filter(others::contains).sorted().toList();
    }
}
