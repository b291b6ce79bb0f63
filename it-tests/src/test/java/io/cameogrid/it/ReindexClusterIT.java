package io.cameogrid.it;

import static io.cameogrid.it.Schemas.field;
import static io.cameogrid.it.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.ignite.cluster.ClusterNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents of an index are indexed anew for another schema while they are written, deleted and searched on all nodes, which
 * also stop; no write is lost, none fails, and every search finds what there is at that moment.
 */
final class ReindexClusterIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int STOCK = 1_000;

    private final Seed seed = Seed.fresh();

    @TempDir
    Path directory;

    private TestCluster cluster;
    private volatile Standstill standstill = new Standstill("never");

    @BeforeEach
    void start() {
        cluster = new TestCluster(directory, 3, Duration.ofMinutes(5))
                .meeting(number -> point -> standstill.reached(number, point));
        cluster.start(1, 2, 3);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void schemasComeAndGoUnderWritersDeletersAndSearchers() throws Exception {
        cluster.makeIndex(BOOKS, 1);
        try (LiveIndex live = new LiveIndex(BOOKS, cluster.nodes().values(), seed)) {
            live.stock(STOCK);
            live.start();
            for (FieldDefinition[] fields : List.of(
                    new FieldDefinition[] {text("title", "en_stem"), field("token", FieldType.STRING)},
                    new FieldDefinition[] {text("title", "default"), field("token", FieldType.TEXT, true)})) {
                live.awaitMore(200);
                ended(Schemas.reindex(any(), BOOKS, fields));
                assertThat(definition().fields().values()).contains(fields);
                live.awaitMore(200);
            }
            live.stop();
            live.check(cluster.nodes().values());
        }
        inPlace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.copied", "move.closed", "move.swapped"})
    void anotherServerGoesOnWhenTheOneThatActsDies(String point) throws Exception {
        cluster.makeIndex(BOOKS, 1);
        int oldest = oldest();
        Collection<TestNode> others = cluster.nodes().entrySet().stream()
                .filter(node -> node.getKey() != oldest)
                .map(Map.Entry::getValue)
                .toList();
        try (LiveIndex live = new LiveIndex(BOOKS, others, seed)) {
            live.stock(STOCK);
            live.start();
            live.awaitMore(100);
            standstill = new Standstill(point);
            String task = Schemas.reindex(any(), BOOKS, field("token", FieldType.STRING));
            assertThat(standstill.node()).isEqualTo(oldest);
            cluster.stop(oldest);
            ended(task);
            live.awaitMore(100);
            live.stop();
            live.check(others);
        }
        cluster.start(oldest);
        inPlace();
        assertThat(definition().field("token")).contains(field("token", FieldType.STRING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.copied", "move.swapped"})
    void theTaskGoesOnWhenAllServersWereDown(String point) throws Exception {
        cluster.makeIndex(BOOKS, 1);
        try (LiveIndex live = new LiveIndex(BOOKS, cluster.nodes().values(), seed)) {
            live.stock(STOCK);
            standstill = new Standstill(point);
            String task = Schemas.reindex(any(), BOOKS, field("token", FieldType.STRING));
            standstill.node();
            IntStream.rangeClosed(1, 3).forEach(cluster::stop);
            standstill = new Standstill("never");
            cluster.start(1, 2, 3);
            ended(task);
        }
        inPlace();
        assertThat(definition().field("token")).contains(field("token", FieldType.STRING));
        for (TestNode node : cluster.nodes().values()) {
            assertThat(node.total(BOOKS, "title:book")).isEqualTo(STOCK);
            assertThat(node.findIds(BOOKS, "token:s7")).containsExactly("s7");
        }
    }

    @Test
    void documentsThatDoNotFitAreNamedFromAllNodesAndNothingChanges() {
        cluster.makeIndex(BOOKS, 1);
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean fits = i % 2 == 0;
            any().put(BOOKS, "d" + i, "{\"price\":\"" + (fits ? "2024-01-02" : "cheap") + "\"}");
            if (!fits) {
                bad.add("d" + i);
            }
        }
        IndexDefinition before = definition();
        String task = Schemas.reindex(any(), BOOKS, field("price", FieldType.DATE));
        for (TestNode node : cluster.nodes().values()) {
            TaskView.Ending ending = Schemas.ending(node, task);
            assertThat(ending.result()).isEqualTo(TaskView.Result.FAILED);
            assertThat(ending.reason()).startsWith("30 documents do not fit");
            assertThat(ending.problems())
                    .extracting(TaskView.DocumentProblem::id)
                    .containsExactlyInAnyOrderElementsOf(bad);
            assertThat(ending.problems())
                    .extracting(TaskView.DocumentProblem::field)
                    .containsOnly("price");
        }
        assertThat(definition()).isEqualTo(before);
        inPlace();
        assertThat(any().total(BOOKS, "price:cheap")).isEqualTo(30);
    }

    private void ended(String task) {
        assertThat(Schemas.ending(any(), task).result()).as(seed.toString()).isEqualTo(TaskView.Result.DONE);
    }

    private TestNode any() {
        return cluster.nodes().values().iterator().next();
    }

    private IndexDefinition definition() {
        return any().grid().catalog().find(BOOKS).orElseThrow();
    }

    private int oldest() {
        ClusterNode oldest = any().ignite().cluster().forServers().forOldest().node();
        return cluster.nodes().entrySet().stream()
                .filter(node ->
                        node.getValue().ignite().cluster().localNode().id().equals(oldest.id()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** One cache on every node, and each copy with its microshard. */
    private void inPlace() {
        cluster.nodes()
                .values()
                .forEach(node -> Eventually.until(
                        "the index has one cache",
                        () -> node.ignite().cacheNames().stream()
                                        .filter(name ->
                                                DocumentCaches.incarnation(name).isPresent())
                                        .count()
                                == 1));
        cluster.settle(BOOKS);
    }
}
