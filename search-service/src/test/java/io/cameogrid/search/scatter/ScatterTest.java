package io.cameogrid.search.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.merge.HitMerger;
import io.cameogrid.search.merge.HitOrder;
import io.cameogrid.search.node.MemoryOwnership;
import io.cameogrid.search.node.MemoryPartitionMap;
import io.cameogrid.search.node.MemoryPeerChannel;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScatterTest {
    private static final int PARTITIONS = 8;
    private static final IndexDefinition INDEX = TestIndex.of("books", PARTITIONS);
    private static final NodeId HERE = new NodeId(new UUID(0, 1));
    private static final NodeId THERE = new NodeId(new UUID(0, 2));
    private static final NodeId ELSEWHERE = new NodeId(new UUID(0, 3));
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final MemoryOwnership ownership = new MemoryOwnership();
    private final MemoryPeerChannel peers = new MemoryPeerChannel();
    private final Map<Integer, List<LeafHit>> hits = new HashMap<>();
    private final Map<NodeId, ListedLeaf> leaves = new HashMap<>();

    @BeforeEach
    void twoNodesShareTheIndex() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ownership.give(partition, partition % 2 == 0 ? HERE : THERE);
            hits.put(partition, List.of(hit(partition, partition)));
        }
        for (NodeId node : List.of(HERE, THERE, ELSEWHERE)) {
            leaves.put(node, new ListedLeaf(INDEX, new MemoryPartitionMap(node, ownership), hits));
        }
        // The local leaf is not among the peers: it must be called directly.
        peers.join(THERE, leaves.get(THERE));
        peers.join(ELSEWHERE, leaves.get(ELSEWHERE));
    }

    @Test
    void everyNodeIsAskedOnceForItsPartitions() {
        Gathered gathered = scatter(() -> {}).gather(plan(0, 10, AMPLE, false));
        assertThat(gathered.coverage()).isEqualTo(new Coverage(PARTITIONS, PARTITIONS, List.of(), 2));
        assertThat(requests(HERE)).extracting(LeafRequest::partitions).containsExactly(List.of(0, 2, 4, 6));
        assertThat(requests(THERE)).extracting(LeafRequest::partitions).containsExactly(List.of(1, 3, 5, 7));
        assertThat(requests(ELSEWHERE)).isEmpty();
    }

    @Test
    void oneNodeAloneLeavesOutTheSkippedHitsItself() {
        giveAll(THERE);
        Gathered gathered = scatter(() -> {}).gather(plan(3, 2, AMPLE, false));
        assertThat(gathered.skip()).isZero();
        assertThat(requests(THERE)).singleElement().satisfies(request -> {
            assertThat(request.skip()).isEqualTo(3);
            assertThat(request.limit()).isEqualTo(2);
        });
        assertThat(page(gathered, 2)).extracting(LeafHit::partition).containsExactly(4, 3);
    }

    @Test
    void aPageIsCountedAnewWhenTheOneNodeTurnsOutNotToBeAlone() {
        giveAll(HERE);
        Gathered gathered = scatter(() -> ownership.give(7, THERE)).gather(plan(3, 2, AMPLE, false));
        assertThat(page(gathered, 2)).extracting(LeafHit::partition).containsExactly(4, 3);
        assertThat(gathered.coverage().responded()).isEqualTo(PARTITIONS);
    }

    @Test
    void aPartitionWithoutOwnerIsNamed() {
        ownership.orphan(3);
        ownership.orphan(5);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> scatter(() -> {}).gather(plan(0, 10, AMPLE, false)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
                    assertThat(refusal.facts()).containsEntry("partitions", List.of(3, 5));
                })
                .withMessageContaining("[3, 5]");
    }

    @Test
    void aPartialAnswerNamesWhatIsMissing() {
        ownership.orphan(3);
        Gathered gathered = scatter(() -> {}).gather(plan(0, 10, AMPLE, true));
        assertThat(gathered.coverage())
                .isEqualTo(new Coverage(
                        PARTITIONS, PARTITIONS - 1, List.of(new Coverage.Failure(3, "no node holds it")), 2));
        assertThat(page(gathered, 10)).extracting(LeafHit::partition).doesNotContain(3);
    }

    @Test
    void aNodeThatStaysOutOfReachIsReportedWhenTimeHasRunOut() {
        peers.cutOff(THERE);
        Gathered gathered = scatter(() -> {}).gather(plan(0, 10, SHORT, true));
        assertThat(gathered.coverage().failed())
                .extracting(Coverage.Failure::microshard)
                .containsExactly(1, 3, 5, 7);
        assertThat(gathered.coverage().failed())
                .extracting(Coverage.Failure::reason)
                .containsOnly("its node cannot be reached");
    }

    @Test
    void aNodeThatDoesNotAnswerEndsTheSearchAtItsDeadline() {
        PeerChannel silent = answering(request -> new CompletableFuture<>());
        Scatter scatter = scatter(silent);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> scatter.gather(plan(0, 10, SHORT, false)))
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.TIMEOUT);
        assertThat(scatter.gather(plan(0, 10, SHORT, true)).coverage().failed()).hasSize(4);
    }

    @Test
    void aCopyThatRefusesDoesNotKeepTheNextFromBeingAsked() {
        copiesOfWhatIsThere(ELSEWHERE, HERE);
        CameoGridException away = new CameoGridException(ErrorCode.NO_QUORUM, "I am cut off");
        PeerChannel refusing = answering(request -> CompletableFuture.failedFuture(away));
        Gathered gathered = scatter(refusing).gather(plan(0, 10, AMPLE, false));
        assertThat(gathered.coverage()).isEqualTo(new Coverage(PARTITIONS, PARTITIONS, List.of(), 3));
    }

    @Test
    void aSilentNodeIsStoodInForByAnotherCopyAndEachNodeIsAskedOnce() {
        copiesOfWhatIsThere(ELSEWHERE, HERE);
        List<LeafRequest> asked = new ArrayList<>();
        PeerChannel silent = answering(request -> {
            asked.add(request);
            return new CompletableFuture<>();
        });
        Gathered gathered = scatter(silent).gather(plan(0, 10, Duration.ofSeconds(2), false));
        assertThat(gathered.coverage().responded()).isEqualTo(PARTITIONS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void theLateAnswerOfASlowNodeCounts() {
        copiesOfWhatIsThere(ELSEWHERE);
        CompletableFuture<LeafResult> first = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        PeerChannel slow = answering(request -> {
            if (calls.getAndIncrement() == 0) {
                return first;
            }
            first.complete(leaves.get(THERE).search(request));
            return new CompletableFuture<>();
        });
        Gathered gathered = scatter(slow).gather(plan(0, 10, Duration.ofSeconds(2), false));
        assertThat(gathered.coverage().responded()).isEqualTo(PARTITIONS);
        assertThat(calls).hasValue(2);
    }

    private void copiesOfWhatIsThere(NodeId... nodes) {
        for (int partition = 1; partition < PARTITIONS; partition += 2) {
            ownership.copy(partition, nodes);
        }
    }

    @Test
    void whatIsWrongWithTheRequestIsSaidAsTheLeafSaysIt() {
        CameoGridException wrong = new CameoGridException(ErrorCode.INVALID_QUERY, "no field x");
        PeerChannel refusing = answering(request -> CompletableFuture.failedFuture(wrong));
        Scatter scatter = scatter(refusing);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> scatter.gather(plan(0, 10, AMPLE, true)))
                .isSameAs(wrong);
    }

    @Test
    void aNodeThatAnswersForWhatItWasNotAskedIsNotBelieved() {
        PeerChannel confused = answering(
                request -> CompletableFuture.completedFuture(leaves.get(HERE).search(leafRequest(List.of(0, 2)))));
        Scatter scatter = scatter(confused);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> scatter.gather(plan(0, 10, AMPLE, false)));
    }

    @Test
    void aSearchThatWaitsForAnOwnerCanBeInterrupted() {
        peers.cutOff(THERE);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> scatter(() -> {}).gather(plan(0, 10, AMPLE, true)))
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.NOT_READY);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void everyPartitionCountsExactlyOnceHoweverOwnershipMoves() {
        for (long seed = 1; seed <= 500; seed++) {
            everyPartitionCountsExactlyOnce(seed);
        }
    }

    private void everyPartitionCountsExactlyOnce(long seed) {
        Random random = new Random(seed);
        List<LeafHit> all = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<LeafHit> held = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                held.add(new LeafHit(
                        partition,
                        DocumentKey.of("s" + seed + "p" + partition + "i" + i),
                        random.nextInt(4),
                        List.of(),
                        JsonBytes.of("{}")));
            }
            held.sort(HitOrder.of(List.of()));
            hits.put(partition, held);
            all.addAll(held);
        }
        // Often one node has everything at first, which is a case of its own.
        NodeId first = randomNode(random);
        boolean alone = random.nextInt(3) == 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ownership.give(partition, alone ? first : randomNode(random));
        }
        all.sort(HitOrder.of(List.of()));
        int offset = random.nextInt(10);
        int limit = 1 + random.nextInt(10);
        Churn churn = new Churn(random);
        Gathered gathered = scatter(churn).gather(plan(offset, limit, AMPLE, false));
        assertThat(gathered.coverage().responded()).as("seed %d", seed).isEqualTo(PARTITIONS);
        assertThat(gathered.parts().stream().flatMap(part -> part.answered().stream()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PARTITIONS).boxed().toList());
        assertThat(gathered.parts().stream()
                        .mapToLong(part -> part.total().value())
                        .sum())
                .as("seed %d", seed)
                .isEqualTo(all.size());
        assertThat(page(gathered, limit))
                .as("seed %d", seed)
                .isEqualTo(all.stream().skip(offset).limit(limit).toList());
    }

    /** Moves partitions and takes nodes away and back, between a look at the owners and the requests to them. */
    private final class Churn implements Runnable {
        private final Random random;
        private int turns = 4;

        Churn(Random random) {
            this.random = random;
        }

        @Override
        public void run() {
            for (NodeId node : List.of(THERE, ELSEWHERE)) {
                peers.restore(node);
                if (turns > 0 && random.nextInt(4) == 0) {
                    peers.cutOff(node);
                }
            }
            for (int moves = turns-- > 0 ? random.nextInt(4) : 0; moves > 0; moves--) {
                ownership.give(random.nextInt(PARTITIONS), randomNode(random));
            }
        }
    }

    private static NodeId randomNode(Random random) {
        return List.of(HERE, THERE, ELSEWHERE).get(random.nextInt(3));
    }

    private void giveAll(NodeId node) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ownership.give(partition, node);
        }
    }

    private Scatter scatter(Runnable afterLook) {
        return scatter(new MemoryPartitionMap(HERE, ownership, afterLook), peers);
    }

    private Scatter scatter(PeerChannel channel) {
        return scatter(new MemoryPartitionMap(HERE, ownership), channel);
    }

    private Scatter scatter(MemoryPartitionMap partitions, PeerChannel channel) {
        ListedLeaf local = leaves.get(HERE);
        Ranking ranking = new Ranking(partitions, channel, local, new QueryTranslator(new AnalyzerCatalog()));
        return new Scatter(partitions, channel, local, ranking);
    }

    private static PeerChannel answering(Function<LeafRequest, CompletableFuture<LeafResult>> answer) {
        return new PeerChannel() {
            @Override
            public CompletableFuture<LeafResult> search(NodeId node, LeafRequest request) {
                return answer.apply(request);
            }

            @Override
            public CompletableFuture<StatisticsResult> statistics(NodeId node, StatisticsRequest request) {
                return CompletableFuture.completedFuture(StatisticsResult.NOTHING);
            }
        };
    }

    private List<LeafRequest> requests(NodeId node) {
        return leaves.get(node).requests();
    }

    private static List<LeafHit> page(Gathered gathered, int limit) {
        List<List<LeafHit>> parts =
                gathered.parts().stream().map(LeafResult::hits).toList();
        return HitMerger.merge(parts, List.of(), gathered.skip(), limit);
    }

    private static SearchPlan plan(int offset, int limit, Duration time, boolean allowPartial) {
        return new SearchPlan(
                INDEX,
                new SearchPlan.Question("*", new Query.MatchAll(0), false, Annotations.NONE),
                IntStream.range(0, PARTITIONS).boxed().toList(),
                List.of(),
                SearchPlan.Page.of(offset, limit),
                List.of(),
                true,
                allowPartial,
                Deadline.after(time),
                Optional.empty());
    }

    private static LeafRequest leafRequest(List<Integer> partitions) {
        return plan(0, 10, AMPLE, false).request(partitions, false);
    }

    private static LeafHit hit(int partition, float score) {
        return new LeafHit(partition, DocumentKey.of("d" + partition), score, List.of(), JsonBytes.of("{}"));
    }
}
