package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.ignite.cluster.ClusterNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An index gets another number of replicas while its documents are written, deleted and searched on all nodes; no write is lost,
 * none fails, and every search finds what there is at that moment.
 */
final class ReplicasIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int STOCK = 1_500;

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
    void replicasComeAndGoUnderWritersDeletersAndSearchers() throws Exception {
        cluster.makeIndex(BOOKS, 0);
        try (LiveIndex live = new LiveIndex(BOOKS, cluster.nodes().values(), seed)) {
            live.stock(STOCK);
            live.start();
            for (int replicas : List.of(1, 2, 0)) {
                live.awaitMore(200);
                assertThat(change(replicas)).as("task").isPresent();
                awaitReplicas(replicas);
                live.awaitMore(200);
            }
            live.stop();
            live.check(cluster.nodes().values());
        }
        inPlace(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.copied", "move.closed", "move.swapped"})
    void anotherServerGoesOnWhenTheOneThatMovesDies(String point) throws Exception {
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
            change(2);
            assertThat(standstill.node()).isEqualTo(oldest);
            cluster.stop(oldest);
            awaitReplicas(2);
            live.awaitMore(100);
            live.stop();
            live.check(others);
        }
        cluster.start(oldest);
        inPlace(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.copied", "move.closed", "move.swapped"})
    void aMoveGoesOnWhenAllServersWereDown(String point) throws Exception {
        cluster.makeIndex(BOOKS, 0);
        try (LiveIndex live = new LiveIndex(BOOKS, cluster.nodes().values(), seed)) {
            live.stock(STOCK);
            standstill = new Standstill(point);
            change(1);
            standstill.node();
            IntStream.rangeClosed(1, 3).forEach(cluster::stop);
            standstill = new Standstill("never");
            cluster.start(1, 2, 3);
            awaitReplicas(1);
            live.check(cluster.nodes().values());
        }
        inPlace(1);
    }

    @Test
    void aMoveCanBeCancelledAndStandsInTheWayOfAnother() throws Exception {
        cluster.makeIndex(BOOKS, 1);
        try (LiveIndex live = new LiveIndex(BOOKS, cluster.nodes().values(), seed)) {
            live.stock(100);
            standstill = new Standstill("move.copied");
            String task = change(2).orElseThrow();
            int mover = standstill.node();
            assertThat(change(2)).as("the same order again").contains(task);
            CameoGridException refusal = catchThrowableOfType(CameoGridException.class, () -> change(0));
            assertThat(refusal.code()).isEqualTo(ErrorCode.TASK_CONFLICT);
            assertThat(refusal.facts()).containsEntry("task", task);
            assertThat(any().grid().catalog().cancel(task)).isTrue();
            cluster.stop(mover);
            cluster.start(mover);
            inPlace(1);
            assertThat(any().grid().catalog().cancel(task)).isFalse();
            live.check(cluster.nodes().values());
        }
    }

    @Test
    void anIndexThatIsDroppedWhileItMovesLeavesNothing() {
        cluster.makeIndex(BOOKS, 0);
        any().put(BOOKS, "1", "{\"title\":\"one\"}");
        standstill = new Standstill("move.copied");
        change(1);
        standstill.node();
        any().grid().catalog().drop(BOOKS, false);
        cluster.nodes()
                .forEach((number, node) -> Eventually.until(
                        "no cache and no microshard is left on node " + number,
                        () -> caches(node).isEmpty() && microshards(number).isEmpty()));
        any().put(BOOKS, "1", "{\"title\":\"another\"}");
        assertThat(any().findIds(BOOKS, "title:another")).containsExactly("1");
    }

    @Test
    void aServerComesBackThatWasAwayWhileAnIndexWasDropped() {
        cluster.makeIndex(BOOKS, 1);
        any().put(BOOKS, "1", "{\"title\":\"one\"}");
        int away = oldest();
        cluster.stop(away);
        any().grid().catalog().drop(BOOKS, false);
        cluster.makeIndex(BOOKS, 2);
        any().put(BOOKS, "2", "{\"title\":\"two\"}");
        cluster.start(away);
        inPlace(2);
        assertThat(cluster.node(away).findIds(BOOKS, "*")).containsExactly("2");
    }

    private TestNode any() {
        return cluster.nodes().values().iterator().next();
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

    private Optional<String> change(int replicas) {
        IndexSettings settings = new IndexSettings(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(replicas));
        return any().grid().catalog().configure(BOOKS, settings, false).task();
    }

    private void awaitReplicas(int replicas) {
        cluster.nodes()
                .values()
                .forEach(node -> Eventually.until(
                        "the index has " + replicas + " replicas and one cache",
                        () -> node.grid().catalog().find(BOOKS).orElseThrow().replicas() == replicas
                                && caches(node).size() == 1));
    }

    /** As many copies as there should be, each with its microshard, and nothing of any other cache. */
    private void inPlace(int replicas) {
        awaitReplicas(replicas);
        cluster.settle(BOOKS);
        TestNode node = any();
        String cache = node.grid().cache(BOOKS).getName();
        for (int partition = 0; partition < 8; partition++) {
            assertThat(node.ignite().affinity(cache).mapPartitionToPrimaryAndBackups(partition))
                    .hasSize(replicas + 1);
        }
        String incarnation = node.grid().catalog().find(BOOKS).orElseThrow().incarnation();
        cluster.nodes()
                .keySet()
                .forEach(number -> Eventually.until(
                        "node " + number + " has the microshards of one cache",
                        () -> microshards(number).equals(List.of(incarnation))));
    }

    private static List<String> caches(TestNode node) {
        return node.ignite().cacheNames().stream()
                .filter(name -> DocumentCaches.incarnation(name).isPresent())
                .toList();
    }

    private List<String> microshards(int number) {
        String[] found =
                directory.resolve(Path.of("n" + number, "microshards")).toFile().list();
        return found == null ? List.of() : List.of(found);
    }
}
