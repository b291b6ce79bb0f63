package io.cameogrid.search.scatter;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import io.cameogrid.search.port.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the nodes of a search count, all at the same time. Safe for use by many threads. */
final class StatisticsRound {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRound.class);
    /** The part of a search's time that counting may take: the search can do without, but not without time. */
    private static final int SHARE_OF_TIME = 4;

    private final PartitionMap partitions;
    private final PeerChannel peers;
    private final LocalLeaf local;

    StatisticsRound(PartitionMap partitions, PeerChannel peers, LocalLeaf local) {
        this.partitions = partitions;
        this.peers = peers;
        this.local = local;
    }

    /**
     * The sums over those nodes that answered.
     *
     * @param complete whether every partition was counted
     */
    record Answer(Statistics statistics, Map<NodeId, Edition> editions, boolean complete) {}

    Answer ask(SearchPlan plan, Map<NodeId, List<Integer>> owners, List<Subject> subjects) {
        NodeId localNode = partitions.localNode();
        Duration time = plan.deadline().remaining().dividedBy(SHARE_OF_TIME);
        Deadline deadline = Deadline.after(time);
        Map<NodeId, Future<StatisticsResult>> calls = new HashMap<>();
        Map<NodeId, StatisticsResult> results = new HashMap<>();
        owners.forEach((node, part) -> {
            if (!node.equals(localNode)) {
                calls.put(node, peers.statistics(node, request(plan, part, subjects, time)));
            }
        });
        // The other nodes count meanwhile.
        if (owners.containsKey(localNode)) {
            countHere(request(plan, owners.get(localNode), subjects, time))
                    .ifPresent(result -> results.put(localNode, result));
        }
        calls.forEach((node, call) -> await(node, call, deadline).ifPresent(result -> results.put(node, result)));
        return sum(owners, results);
    }

    private static StatisticsRequest request(
            SearchPlan plan, List<Integer> part, List<Subject> subjects, Duration time) {
        return new StatisticsRequest(plan.index().name(), plan.index().incarnation(), part, subjects, time.toNanos());
    }

    private Optional<StatisticsResult> countHere(StatisticsRequest request) {
        try {
            return Optional.of(local.statistics(request));
        } catch (RuntimeException e) {
            return without(partitions.localNode(), e);
        }
    }

    private static Optional<StatisticsResult> await(NodeId node, Future<StatisticsResult> call, Deadline deadline) {
        try {
            return Optional.of(call.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            call.cancel(true);
            return without(node, e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return without(node, e);
        }
    }

    /** Whatever keeps the node from counting will keep it from searching, which says so to the client. */
    private static Optional<StatisticsResult> without(NodeId node, Exception cause) {
        LOG.debug("a search is ranked without the statistics of node {}: {}", node.value(), cause.toString());
        return Optional.empty();
    }

    private static Answer sum(Map<NodeId, List<Integer>> owners, Map<NodeId, StatisticsResult> results) {
        Statistics sum = Statistics.NONE;
        Map<NodeId, Edition> editions = new HashMap<>();
        int missing = owners.values().stream().mapToInt(List::size).sum();
        for (Map.Entry<NodeId, StatisticsResult> entry : results.entrySet()) {
            StatisticsResult result = entry.getValue();
            sum = sum.plus(result.statistics());
            editions.put(entry.getKey(), result.edition());
            missing -= result.answered().size();
        }
        return new Answer(sum, editions, missing == 0);
    }
}
