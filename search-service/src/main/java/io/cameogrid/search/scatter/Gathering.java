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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String SILENCE = "a node did not answer the search in time";

    private final Ways ways;
    private final PartitionMap partitions;
    private final CoverageTally tally;
    private final List<LeafResult> parts = new ArrayList<>(2);
    private final Map<NodeId, Edition> editions = new HashMap<>();
    private final Candidates candidates;
    /** Calls that have not been answered in time for others to be asked; what they bring is still welcome. */
    private final List<Call> late = new ArrayList<>();
    /** With statistics as soon as they are known. */
    private SearchPlan plan;

    Gathering(SearchPlan plan, Ways ways) {
        this(plan, ways, new Candidates());
    }

    private Gathering(SearchPlan plan, Ways ways, Candidates candidates) {
        this.plan = plan;
        this.ways = ways;
        this.candidates = candidates;
        this.partitions = ways.partitions();
        this.tally = new CoverageTally(plan.partitions(), partitions.localNode());
    }

    /** The ways to the nodes. */
    record Ways(PartitionMap partitions, PeerChannel peers, LocalLeaf local, Ranking ranking) {}

    Gathered run() {
        try {
            return begin();
        } finally {
            late.forEach(call -> call.answer().cancel(true));
        }
    }

    private Gathered begin() {
        Map<NodeId, List<Integer>> owners = ownersOfPending();
        if (owners.size() != 1) {
            return together(owners, false);
        }
        round(owners, true);
        giveUpWhatNoCopyCanAnswer();
        if (!tally.complete()
                && (plan.page().offset() > 0 || !ways.ranking().subjects(plan).isEmpty())) {
            // The node has left out its own first hits and ranked by its own words, but others have a part in it.
            return new Gathering(plan, ways, candidates).again(false);
        }
        roundsUntilComplete();
        return gathered(0);
    }

    private Gathered again(boolean last) {
        candidates.giveUpWaiting();
        try {
            return together(ownersOfPending(), last);
        } finally {
            late.forEach(call -> call.answer().cancel(true));
        }
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
        // Who could not be searched was not counted either, but the nodes that stood in can be.
        boolean counted = basis.isComplete() || !candidates.isAnyKnown();
        if (!(basis.confirmed(editions) && counted) && !last && tally.complete() && !tally.hasFailures()) {
            return new Gathering(unranked, ways, candidates).again(true);
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
            enterLate();
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
                        Optional<NodeId> next = next(partition, primary);
                        if (next.isPresent()) {
                            owners.computeIfAbsent(next.get(), first -> new ArrayList<>())
                                    .add(partition);
                        } else if (!candidates.mayAnswer(partition)) {
                            tally.giveUp(partition, "no copy of it can be searched");
                        }
                    }
                }));
        orphans.stream().forEach(partition -> tally.fail(partition, "no node holds it"));
        return owners;
    }

    private Optional<NodeId> next(int partition, NodeId primary) {
        return candidates.isKnown(partition)
                ? candidates.next(partition, primary, partitions.backups(plan.index(), partition))
                : Optional.of(primary);
    }

    private void giveUpWhatNoCopyCanAnswer() {
        if (candidates.isAnyKnown()) {
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
            calls.stream()
                    .filter(call -> !late.contains(call))
                    .forEach(call -> call.answer().cancel(true));
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
            refused(partitions.localNode(), part, e);
        }
    }

    /** In half of the time that is left, so that another node can be asked; in all of it if there is no other. */
    private void await(Call call) {
        try {
            long left = plan.deadline().remaining().toNanos();
            if (!isAnswered(call, left / 2) && !isLeftToOthers(call) && !isAnswered(call, left - left / 2)) {
                CameoGridException silence =
                        new CameoGridException(ErrorCode.TIMEOUT, SILENCE).with("partitions", call.partitions());
                refused(call.node(), call.partitions(), silence);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /** Enters the answer or the refusal, if there is any by the end of the time. */
    private boolean isAnswered(Call call, long nanos) throws InterruptedException {
        try {
            enter(call.node(), call.partitions(), call.answer().get(nanos, TimeUnit.NANOSECONDS));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CameoGridException refusal) {
                refused(call.node(), call.partitions(), refusal);
            } else {
                excuse(call.node(), call.partitions(), "its node cannot be reached");
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private boolean isLeftToOthers(Call call) {
        call.partitions().forEach(partition -> candidates.silent(partition, call.node()));
        Map<NodeId, List<Integer>> primaries = partitions.primaries(plan.index());
        boolean others = primaries.entrySet().stream()
                .anyMatch(held -> held.getValue().stream()
                        .anyMatch(partition -> call.partitions().contains(partition)
                                && next(partition, held.getKey()).isPresent()));
        boolean left = others || !late.isEmpty();
        if (left) {
            call.partitions().forEach(partition -> tally.excuse(partition, SILENCE));
            late.add(call);
        }
        return left;
    }

    /** Of what is late everything counts or nothing, for it is one list of hits. */
    private void enterLate() {
        List<Call> answered =
                late.stream().filter(call -> call.answer().isDone()).toList();
        late.removeAll(answered);
        for (Call call : answered) {
            if (call.partitions().stream().allMatch(tally::isPending)) {
                await(call);
            } else {
                call.partitions().forEach(partition -> candidates.heard(partition, call.node()));
            }
        }
    }

    private static CameoGridException interrupted(InterruptedException cause) {
        return new CameoGridException(ErrorCode.NOT_READY, "the search was interrupted, the node is stopping", cause);
    }

    private void enter(NodeId node, List<Integer> asked, LeafResult result) {
        tally.enter(asked, result);
        asked.forEach(partition -> candidates.heard(partition, node));
        result.failed().forEach(failure -> candidates.unable(failure.microshard(), node));
        result.notMine().forEach(partition -> candidates.notMine(partition, node));
        editions.putIfAbsent(node, result.edition());
        parts.add(result);
    }

    private void excuse(NodeId node, List<Integer> part, String reason) {
        part.forEach(partition -> {
            candidates.missed(partition, node);
            tally.excuse(partition, reason);
        });
    }

    /** A leaf that is unavailable may have a successor, or another copy; any other refusal would be repeated by whoever is asked. */
    private void refused(NodeId node, List<Integer> part, CameoGridException refusal) {
        if (refusal.code().kind() == ErrorKind.UNAVAILABLE) {
            excuse(node, part, refusal.detail());
        } else if (plan.allowPartial() && refusal.code().kind() != ErrorKind.CALLER) {
            part.forEach(partition -> tally.fail(partition, refusal.detail()));
        } else {
            throw refusal;
        }
    }

    /** A remote part under way. */
    private record Call(NodeId node, List<Integer> partitions, Future<LeafResult> answer) {}
}
