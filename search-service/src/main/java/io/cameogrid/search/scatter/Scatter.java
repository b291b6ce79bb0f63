package io.cameogrid.search.scatter;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries a plan to the nodes and brings their answers back. Safe for use by many threads. */
public final class Scatter {
    private final PartitionMap partitions;
    private final PeerChannel peers;
    private final LocalLeaf local;
    private final Ranking ranking;

    public Scatter(PartitionMap partitions, PeerChannel peers, LocalLeaf local, Ranking ranking) {
        this.partitions = partitions;
        this.peers = peers;
        this.local = local;
        this.ranking = ranking;
    }

    /**
     * Asks until every partition has answered or failed, at most until the plan's deadline.
     *
     * @throws io.cameogrid.api.error.CameoGridException PARTITION_UNAVAILABLE or TIMEOUT naming the partitions that
     *     failed, unless the plan allows a partial answer; any error of the caller's making as a leaf reports it
     */
    public Gathered gather(SearchPlan plan) {
        return new Gathering(plan, new Gathering.Ways(partitions, peers, local, ranking)).run();
    }

    /** The plan with statistics of its own, if it needs any: for a search that is carried out in several parts. */
    public SearchPlan ranked(SearchPlan plan) {
        Map<NodeId, List<Integer>> owners = owners(plan);
        return owners.size() < 2 ? plan : ranked(plan, owners);
    }

    /** The same for parts so long after one another that a single node, too, would rank them by something else each time. */
    public SearchPlan rankedAnyway(SearchPlan plan) {
        return ranked(plan, owners(plan));
    }

    private SearchPlan ranked(SearchPlan plan, Map<NodeId, List<Integer>> owners) {
        List<Subject> subjects = ranking.subjects(plan);
        return subjects.isEmpty()
                ? plan
                : plan.rankedBy(ranking.basis(plan, subjects, owners).statistics());
    }

    private Map<NodeId, List<Integer>> owners(SearchPlan plan) {
        Map<NodeId, List<Integer>> owners = new HashMap<>();
        partitions.primaries(plan.index()).forEach((node, held) -> {
            List<Integer> wanted =
                    held.stream().filter(plan.partitions()::contains).toList();
            if (!wanted.isEmpty()) {
                owners.put(node, wanted);
            }
        });
        return owners;
    }
}
