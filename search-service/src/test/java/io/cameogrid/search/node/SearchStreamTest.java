package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are handed over hit by hit. */
final class SearchStreamTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int MANY = 20_000;

    @TempDir
    private Path directory;

    private final AtomicLong reads = new AtomicLong();
    private final List<Hit> hits = new ArrayList<>();
    private MemoryCluster cluster;

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void theWholeResultStreamsWithFewDocumentsInMemory() throws IOException {
        start(1, MANY);
        AtomicLong accepted = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        StreamSummary summary = cluster.engine(0).stream(ask("*").build(), hit -> {
            ahead.accumulateAndGet(reads.get() - accepted.get(), Math::max);
            accepted.incrementAndGet();
        });
        assertThat(accepted).hasValue(MANY);
        assertThat(ahead.get()).isBetween(1L, 256L);
        assertThat(summary.hitsReturned()).isEqualTo(MANY);
        assertThat(summary.total()).isEqualTo(new Total(MANY, true));
        assertThat(summary.coverage()).isEqualTo(new Coverage(8, 8, List.of(), 1));
    }

    @Test
    void everyMatchOfEveryNodeStreamsOnceWithItsRelevance() throws IOException {
        start(3, 5_000);
        StreamSummary summary = stream(ask("title:word7"));
        List<String> expected = IntStream.range(0, 5_000)
                .filter(i -> i % 10 == 7)
                .mapToObj(i -> "d" + i)
                .toList();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(summary.total()).isEqualTo(new Total(expected.size(), true));
        assertThat(summary.coverage()).isEqualTo(new Coverage(8, 8, List.of(), 3));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isPositive().isNotEqualTo(1f));
    }

    @Test
    void everyMatchStreamsOnceWhilePartitionsMove() throws IOException {
        start(3, 5_000);
        Random random = new Random(7);
        cluster.engine(0).stream(ask("*").build(), hit -> {
            hits.add(hit);
            if (hits.size() % 100 == 0) {
                cluster.ownership().give(random.nextInt(8), MemoryCluster.id(random.nextInt(3)));
            }
        });
        assertThat(ids()).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void aSortedResultStreamsBeyondTheWindow() throws IOException {
        start(2, 12_000);
        StreamSummary summary = stream(ask("* sort n:desc return n"));
        assertThat(ids())
                .isEqualTo(IntStream.range(0, 12_000)
                        .mapToObj(i -> "d" + (11_999 - i))
                        .toList());
        assertThat(summary.total()).isEqualTo(new Total(12_000, true));
        assertThat(hits.getFirst().source()).hasToString("{\"n\":11999}");
    }

    @Test
    void aSortedStreamSkipsAndStopsWhereItIsTold() throws IOException {
        start(2, 3_000);
        StreamSummary summary = stream(ask("* sort n:asc").offset(5).limit(2_500));
        assertThat(ids())
                .isEqualTo(IntStream.range(5, 2_505).mapToObj(i -> "d" + i).toList());
        assertThat(summary.total()).isEqualTo(new Total(3_000, true));
    }

    @Test
    void aLimitedStreamHasTheBestHitsFirst() throws IOException {
        start(1, 100);
        stream(ask("title:word1").limit(5));
        assertThat(hits)
                .isEqualTo(cluster.engine(0)
                        .search(ask("title:word1").limit(5).build())
                        .hits());
    }

    @Test
    void limitZeroOnlyCounts() throws IOException {
        start(1, 100);
        assertThat(stream(ask("*").limit(0)).total()).isEqualTo(new Total(100, true));
        assertThat(stream(ask("* sort n:asc").limit(0)).total()).isEqualTo(new Total(100, true));
        assertThat(hits).isEmpty();
    }

    @Test
    void whatHasNoOrderCannotBeCountedBeyondTheWindow() {
        start(1, 10);
        assertRefused(ErrorCode.INVALID_PARAMETER, ask("*").offset(3));
        assertRefused(ErrorCode.INVALID_PARAMETER, ask("*").limit(10_001));
        assertRefused(ErrorCode.INVALID_PARAMETER, ask("* sort n:asc").offset(10_000));
    }

    @Test
    void aReceiverThatIsGoneEndsTheStream() {
        start(1, 1_000);
        IOException gone = new IOException("connection reset");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cluster.engine(0).stream(ask("*").build(), hit -> {
                    throw gone;
                }))
                .isSameAs(gone);
        assertThat(reads.get()).isLessThanOrEqualTo(256);
    }

    @Test
    void aMissingPartitionIsNamedUnlessAPartWillDo() throws IOException {
        start(2, 1_000);
        cluster.node(0).microshards().drop(cluster.microshard(2));
        cluster.ownership().orphan(3);
        assertRefused(ErrorCode.PARTITION_UNAVAILABLE, ask("*"));
        hits.clear();
        StreamSummary summary = stream(ask("*").allowPartial());
        assertThat(summary.coverage().failed())
                .extracting(Coverage.Failure::microshard)
                .containsExactly(2, 3);
        assertThat(summary.coverage().responded()).isEqualTo(6);
        assertThat(summary.total()).isEqualTo(new Total(hits.size(), true));
    }

    @Test
    void documentsThatChangeWhileStreamingAreShownAsTheyAreOrNotAtAll() throws IOException {
        start(1, 2_000);
        StreamSummary summary = cluster.engine(0).stream(ask("title:common").build(), hit -> {
            if (hits.isEmpty()) {
                changeAll(2_000);
            }
            hits.add(hit);
        });
        List<Hit> after = hits.subList(256, hits.size());
        assertThat(after).isNotEmpty().allSatisfy(hit -> {
            assertThat(number(hit) % 4).isIn(0, 2);
            assertThat(hit.source().toString()).contains("common changed");
        });
        assertThat(ids()).doesNotHaveDuplicates();
        assertThat(summary.total()).isEqualTo(new Total(hits.size(), true));
    }

    /** Of four documents, two still match, one does not and one is gone. */
    private void changeAll(int documents) {
        for (int i = 0; i < documents; i++) {
            switch (i % 4) {
                case 0, 2 -> cluster.put("d" + i, "{\"title\":\"common changed\",\"n\":-1}");
                case 1 -> cluster.put("d" + i, "{\"title\":\"other\",\"n\":-1}");
                default -> cluster.remove("d" + i);
            }
        }
    }

    private static int number(Hit hit) {
        return Integer.parseInt(hit.id().substring(1));
    }

    private void start(int nodes, int documents) {
        cluster = new MemoryCluster(
                directory,
                TestIndex.of("books", 8, Map.of("title", FieldType.TEXT, "n", FieldType.I64)),
                nodes,
                rows -> new WatchedRowSource(rows, key -> reads.incrementAndGet()));
        for (int i = 0; i < documents; i++) {
            cluster.put("d" + i, "{\"title\":\"common word" + i % 10 + "\",\"n\":" + i + "}");
        }
    }

    private StreamSummary stream(TestRequest request) throws IOException {
        return cluster.engine(0).stream(request.build(), hits::add);
    }

    private void assertRefused(ErrorCode code, TestRequest request) {
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> stream(request))
                .extracting(CameoGridException::code)
                .isEqualTo(code);
    }

    private List<String> ids() {
        return hits.stream().map(Hit::id).toList();
    }

    private static TestRequest ask(String query) {
        return TestRequest.of(BOOKS, query);
    }
}
