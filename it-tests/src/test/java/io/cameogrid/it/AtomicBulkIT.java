package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.CapturedLog;
import io.cameogrid.testkit.EmbeddedIgnite;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ignite.transactions.Transaction;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch is written whole or not at all, wherever it fails, and the index shows what the store has. */
final class AtomicBulkIT {
    private static final IndexName INDEX = IndexName.of("batches");
    private static final int ITEMS = 60;

    @TempDir
    Path directory;

    @Test
    void aBatchWithABadItemChangesNothing() {
        try (TestNode node = TestNode.start(directory)) {
            node.putAll(INDEX, batch("first", ITEMS / 2));
            IndexDefinition before = node.grid().catalog().find(INDEX).orElseThrow();
            Map<StoredKey, String> rows = sources(node);
            for (int bad : List.of(0, ITEMS / 2, ITEMS - 1)) {
                List<BulkItem> items = batch("second", ITEMS);
                items.set(bad, TestNode.item("d" + bad, "{\"marker\":\"second\",\"number\":\"none\",\"new\":1}"));
                assertThat(refusal(node, INDEX, items).problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.item()).isEqualTo(bad))
                        .satisfies(problem -> assertThat(problem.field()).hasValue("number"));
                assertThat(sources(node)).as("store, bad item at %d", bad).isEqualTo(rows);
                assertThat(node.total(INDEX, "marker:second"))
                        .as("index, bad item at %d", bad)
                        .isZero();
                assertThat(node.grid().catalog().find(INDEX)).as("schema").hasValue(before);
            }
            node.verified(INDEX);
        }
    }

    @Test
    void aBatchThatIsRefusedCreatesNoIndex() {
        try (TestNode node = TestNode.start(directory)) {
            List<BulkItem> items = batch("first", 3);
            items.set(1, TestNode.item("d1", "{\"marker\":"));
            assertThat(refusal(node, INDEX, items).problems())
                    .extracting(ItemProblem::item)
                    .containsExactly(1);
            assertThat(node.grid().catalog().find(INDEX)).isEmpty();
        }
    }

    @Test
    void aBatchThatIsNotAtomicWritesItsGoodItemsAndNamesTheOthers() {
        try (TestNode node = TestNode.start(directory)) {
            List<BulkItem> items = batch("first", ITEMS);
            items.set(7, TestNode.item("d7", "{\"marker\":\"first\",\"number\":"));
            BulkReceipt receipt = node.grid().documents().putAll(INDEX, items, false, TestNode.farOff());
            assertThat(receipt.changed()).isEqualTo(ITEMS - 1);
            assertThat(receipt.problems()).extracting(ItemProblem::item).containsExactly(7);
            assertThat(node.total(INDEX, "marker:first")).isEqualTo(ITEMS - 1);
            assertThat(sources(node)).hasSize(ITEMS - 1);
        }
    }

    @Test
    void aBatchThatDoesNotGetALockChangesNothing() {
        try (TestNode node =
                TestNode.of(EmbeddedIgnite.startServer(directory, EmbeddedIgnite.ALONE, Duration.ofMillis(1_500)))) {
            node.putAll(INDEX, batch("first", ITEMS));
            Map<StoredKey, String> rows = sources(node);
            StoredKey locked = StoredKey.of("d" + ITEMS / 2);
            try (Transaction other = node.ignite()
                    .transactions()
                    .txStart(TransactionConcurrency.PESSIMISTIC, TransactionIsolation.REPEATABLE_READ, 0, 0)) {
                node.grid().cache(INDEX).get(locked);
                CameoGridException failure = failureInAnotherThread(node);
                assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT);
                node.grid().cache(INDEX).put(locked, StoredDocument.of("{\"marker\":\"other\"}"));
                assertThat(node.total(INDEX, "marker:other"))
                        .as("before the commit")
                        .isZero();
                other.commit();
            }
            rows.put(locked, "{\"marker\":\"other\"}");
            assertThat(sources(node)).isEqualTo(rows);
            assertThat(node.findIds(INDEX, "marker:other")).containsExactly(locked.id());
            assertThat(node.total(INDEX, "marker:first")).isEqualTo(ITEMS - 1);
            assertThat(node.total(INDEX, "marker:second")).isZero();
            node.verified(INDEX);

            node.putAll(INDEX, batch("second", ITEMS));
            assertThat(node.total(INDEX, "marker:second")).isEqualTo(ITEMS);
        }
    }

    private static CameoGridException failureInAnotherThread(TestNode node) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<CameoGridException> failure = thread.submit(() ->
                    catchThrowableOfType(CameoGridException.class, () -> node.putAll(INDEX, batch("second", ITEMS))));
            return failure.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ofBatchesOverTheSameDocumentsOneIsTheLastForAllOfThem() throws Exception {
        int writers = 4;
        int each = 5;
        try (TestNode node = TestNode.start(directory);
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            node.putAll(INDEX, batch("first", ITEMS));
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String name = "w" + i + "n";
                tasks.add(threads.submit(() ->
                        IntStream.range(0, each).forEach(n -> node.putAll(INDEX, batch(name + n, ITEMS)))));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
            Set<String> markers = new HashSet<>();
            node.rows(INDEX).values().forEach(row -> {
                markers.add(row.source().toString().split("\"")[3]);
                assertThat(row.version()).isEqualTo(1 + writers * each);
            });
            assertThat(markers).hasSize(1);
            assertThat(node.total(INDEX, "marker:" + markers.iterator().next())).isEqualTo(ITEMS);
            assertThat(node.total(INDEX, "*")).isEqualTo(ITEMS);
            node.verified(INDEX);
        }
    }

    @Test
    void aBatchStandsAndIsFoundEvenIfAnIndexWriterFailsInTheMiddleOfIt() {
        AtomicInteger changes = new AtomicInteger();
        Failpoints failing = point -> {
            if (point.equals(Failpoints.HOOK_BEFORE_WRITER) && changes.incrementAndGet() == ITEMS / 2) {
                throw new IllegalStateException("planted");
            }
        };
        try (CapturedLog log = CapturedLog.start();
                TestNode node = TestNode.start(GridNodeConfig.defaults(directory), failing)) {
            node.putAll(INDEX, batch("first", ITEMS));
            assertThat(sources(node)).hasSize(ITEMS);
            node.verified(INDEX);
            assertThat(node.total(INDEX, "marker:first")).isEqualTo(ITEMS);
            assertThat(log.rebuilds()).singleElement().asString().contains("planted");
        }
    }

    private static List<BulkItem> batch(String marker, int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> TestNode.item("d" + i, "{\"marker\":\"%s\",\"number\":%d}".formatted(marker, i)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static CameoGridException refusal(TestNode node, IndexName index, List<BulkItem> items) {
        CameoGridException refusal = catchThrowableOfType(CameoGridException.class, () -> node.putAll(index, items));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BULK_REFUSED);
        return refusal;
    }

    private static Map<StoredKey, String> sources(TestNode node) {
        return node.rows(INDEX).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().source().toString()));
    }
}
