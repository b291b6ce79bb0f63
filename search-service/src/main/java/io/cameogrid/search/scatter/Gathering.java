package io.cameogrid.search.scatter;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ErrorKind;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.merge.CoverageTally;
import io.cameogrid.search.merge.MissingPartitions;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.Subject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One search on its way through the nodes, in rounds: each asks the present owners of what is pending.
 *
 * <p>Threads: confined to the search's thread.
 */
final class Gathering {
    /** Ownership changes in milliseconds to seconds; between these, asking again is cheap and waiting is not missed. */
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Ways ways;
    private final PartitionMap partitions;
    private final CoverageTally tally;
    private final List<LeafResult> parts = new ArrayList<>(2);
    private final Map<NodeId, Edition> editions = new HashMap<>();
    /** The nodes that have a copy of the partition and could not search it. */
    private final Map<Integer, Set<NodeId>> unable;
    /** With statistics as soon as they are known. */
    private SearchPlan plan;

    Gathering(SearchPlan plan, Ways ways) {
        this(plan, ways, new HashMap<>());
    }

    private Gathering(SearchPlan plan, Ways ways, Map<Integer, Set<NodeId>> unable) {
        this.plan = plan;
        this.ways = ways;
        this.unable = unable;
        this.partitions = ways.partitions();
        this.tally = new CoverageTally(plan.partitions(), partitions.localNode());
    }

    /** The ways to the nodes. */
    record Ways(PartitionMap partitions, PeerChannel peers, LocalLeaf local, Ranking ranking) {}

    Gathered run() {
        Map<NodeId, List<Integer>> owners = ownersOfPending();
        if (owners.size() != 1) {
            return together(owners, false);
        }
        round(owners, true);
        giveUpWhatNoCopyCanAnswer();
        if (!tally.complete()
                && (plan.page().offset() > 0 || !ways.ranking().subjects(plan).isEmpty())) {
            // The node has left out its own first hits and ranked by its own words, but others have a part in it.
            Gathering again = new Gathering(plan, ways, unable);
            return again.together(again.ownersOfPending(), false);
        }
        roundsUntilComplete();
        return gathered(0);
    }

    /** @param last whether the answer stands, even if it was ranked by what has become old meanwhile */
    private Gathered together(Map<NodeId, List<Integer>> owners, boolean last) {
        List<Subject> subjects = ways.ranking().subjects(plan);
        if (subjects.isEmpty()) {
            round(owners, false);
            roundsUntilComplete();
            return gathered(plan.page().offset());
        }
        SearchPlan unranked = plan;
        Ranking.Basis basis = ways.ranking().basis(plan, subjects, owners);
        plan = plan.rankedBy(basis.statistics());
        round(owners, false);
        roundsUntilComplete();
        if (!basis.confirmed(editions) && !last && tally.complete() && !tally.hasFailures()) {
            Gathering again = new Gathering(unranked, ways, unable);
            return again.together(again.ownersOfPending(), true);
        }
        return gathered(plan.page().offset());
    }

    private void roundsUntilComplete() {
        long pause = FIRST_PAUSE_NANOS;
        while (!tally.complete() && !plan.deadline().expired()) {
            LockSupport.parkNanos(Math.min(pause, plan.deadline().remaining().toNanos()));
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(new InterruptedException());
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            round(ownersOfPending(), false);
        }
    }

    private Gathered gathered(int skip) {
        tally.failPending("time ran out");
        if (tally.hasFailures() && !plan.allowPartial()) {
            throw MissingPartitions.refusal(
                    plan.index().name(), tally.coverage().failed());
        }
        return new Gathered(parts, tally.coverage(), skip);
    }

    /**
     * What is pending, by the node to ask: the primary, or another with a copy where the primary could not search its own. What
     * nobody owns fails at once: waiting brings no owner back within a search.
     */
    private Map<NodeId, List<Integer>> ownersOfPending() {
        Map<NodeId, List<Integer>> owners = new HashMap<>();
        BitSet orphans = new BitSet();
        tally.pending().forEach(orphans::set);
        partitions
                .primaries(plan.index())
                .forEach((primary, held) -> held.forEach(partition -> {
                    if (orphans.get(partition)) {
                        orphans.clear(partition);
                        ableOwner(partition, primary)
                                .ifPresentOrElse(
                                        node -> owners.computeIfAbsent(node, first -> new ArrayList<>())
                                                .add(partition),
                                        () -> tally.giveUp(partition, "no copy of it can be searched"));
                    }
                }));
        orphans.stream().forEach(partition -> tally.fail(partition, "no node holds it"));
        return owners;
    }

    private Optional<NodeId> ableOwner(int partition, NodeId primary) {
        Set<NodeId> excluded = unable.getOrDefault(partition, Set.of());
        if (!excluded.contains(primary)) {
            return Optional.of(primary);
        }
        return partitions.backups(plan.index(), partition).stream()
                .filter(node -> !excluded.contains(node))
                .findFirst();
    }

    private void giveUpWhatNoCopyCanAnswer() {
        if (!unable.isEmpty()) {
            ownersOfPending();
        }
    }

    private void round(Map<NodeId, List<Integer>> owners, boolean alone) {
        List<Call> calls = new ArrayList<>(owners.size());
        try {
            owners.forEach((node, part) -> {
                tally.contacted(node);
                if (!node.equals(partitions.localNode())) {
                    calls.add(new Call(node, part, ways.peers().search(node, plan.request(part, alone))));
                }
            });
            // The other nodes work meanwhile.
            List<Integer> own = owners.getOrDefault(partitions.localNode(), List.of());
            if (!own.isEmpty()) {
                searchHere(own, alone);
            }
            calls.forEach(this::await);
        } finally {
            calls.forEach(call -> call.answer().cancel(true));
        }
    }

    private void searchHere(List<Integer> part, boolean alone) {
        LeafRequest request = plan.request(part, alone);
        try {
            enter(
                    partitions.localNode(),
                    part,
                    ways.local().search(request, plan.question().query()));
        } catch (CameoGridException e) {
            refused(part, e);
        }
    }

    private void await(Call call) {
        try {
            long left = plan.deadline().remaining().toNanos();
            enter(call.node(), call.partitions(), call.answer().get(left, TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CameoGridException refusal) {
                refused(call.partitions(), refusal);
            } else {
                call.partitions().forEach(partition -> tally.excuse(partition, "its node cannot be reached"));
            }
        } catch (TimeoutException e) {
            refused(
                    call.partitions(),
                    new CameoGridException(ErrorCode.TIMEOUT, "a node did not answer the search in time", e)
                            .with("partitions", call.partitions()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static CameoGridException interrupted(InterruptedException cause) {
        return new CameoGridException(ErrorCode.NOT_READY, "the search was interrupted, the node is stopping", cause);
    }

    private void enter(NodeId node, List<Integer> asked, LeafResult result) {
        tally.enter(asked, result);
        result.failed().forEach(failure -> unable(failure.microshard(), node));
        // A copy that is not complete yet is not asked again; who was asked as the primary may be followed by another
        // one.
        result.notMine().stream().filter(unable::containsKey).forEach(partition -> unable(partition, node));
        editions.putIfAbsent(node, result.edition());
        parts.add(result);
    }

    private void unable(int partition, NodeId node) {
        unable.computeIfAbsent(partition, first -> new HashSet<>()).add(node);
    }

    /** A leaf that is unavailable may have a successor; any other refusal would be repeated by whoever is asked. */
    private void refused(List<Integer> part, CameoGridException refusal) {
        if (refusal.code().kind() == ErrorKind.UNAVAILABLE) {
            part.forEach(partition -> tally.excuse(partition, refusal.detail()));
        } else if (plan.allowPartial() && refusal.code().kind() != ErrorKind.CALLER) {
            part.forEach(partition -> tally.fail(partition, refusal.detail()));
        } else {
            throw refusal;
        }
    }

    /** A remote part under way. */
    private record Call(NodeId node, List<Integer> partitions, Future<LeafResult> answer) {}
}
