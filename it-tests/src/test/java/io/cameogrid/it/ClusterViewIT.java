package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ignite.lang.IgniteRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, each of which answers for all of them: who is here, who holds what, what is amiss. */
final class ClusterViewIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final IndexName SINGLE = IndexName.of("single");
    private static final int PARTITIONS = 8;
    private static final int DOCUMENTS = 300;
    private static final long MIB = 1L << 20;

    private final Map<Integer, TestNode> nodes = new TreeMap<>();
    private final int seedPort = FreePort.find();

    @TempDir
    Path directory;

    @BeforeEach
    void startThreeNodesWithABookOnTwoAndAnotherOnOne() {
        IntStream.rangeClosed(1, 3).forEach(this::start);
        Eventually.until(
                "all three keep documents",
                () -> view(nodes.get(1)).nodes().stream()
                                .filter(NodeStatus::inBaseline)
                                .count()
                        == 3);
        make(BOOKS, 1);
        make(SINGLE, 0);
        everyNodeSays(Status.GREEN);
    }

    @AfterEach
    void stop() {
        List.copyOf(nodes.values()).forEach(TestNode::close);
    }

    @Test
    void everyNodeListsAllCopiesOfAllPartitions() {
        for (TestNode node : nodes.values()) {
            Eventually.until(
                    "all documents are counted by " + name(node),
                    () -> documents(view(node), BOOKS) == DOCUMENTS && documents(view(node), SINGLE) == DOCUMENTS);
            List<PartitionStatus> partitions = view(node).partitions();
            assertThat(partitions).hasSize(2 * PARTITIONS);
            for (PartitionStatus partition : partitions) {
                int copies = partition.index().equals(BOOKS) ? 2 : 1;
                assertThat(partition.copies()).hasSize(copies).allMatch(CopyStatus::searchable);
                assertThat(partition.copies().stream().filter(CopyStatus::primary))
                        .hasSize(1);
            }
            assertThat(view(node).nodes())
                    .extracting(status -> status.node().name())
                    .containsExactly("n1", "n2", "n3");
            assertThat(view(node).nodes()).allSatisfy(status -> {
                assertThat(status.state()).isEqualTo(NodeStatus.State.UP);
                assertThat(status.inBaseline()).isTrue();
                assertThat(status.version()).isNotEmpty();
                assertThat(status.address()).matches("127\\.0\\.0\\.1:[0-9]+");
                assertThat(status.since()).isPresent();
                assertThat(status.load()).isPresent();
            });
            assertThat(view(node).nodes().stream()
                            .mapToInt(status -> status.load().orElseThrow().primaries())
                            .sum())
                    .isEqualTo(2 * PARTITIONS);
            assertThat(view(node).tasks()).isEmpty();
        }
    }

    @Test
    void everyNodeNamesThePartitionsThatNobodyServesAndForgetsThemWhenTheyAreBack() {
        int gone = holderOfSingle();
        Set<Integer> partitions = partitionsOn(gone, SINGLE);
        stop(gone);

        everyNodeSays(Status.RED);
        for (TestNode node : nodes.values()) {
            Eventually.until(
                    name(node) + " sees what is lost",
                    () -> unserved(node, SINGLE).equals(partitions));
            Eventually.until(
                    name(node) + " sees that the rest is served",
                    () -> unserved(node, BOOKS).isEmpty());
            ClusterHealth health = view(node).health();
            assertThat(health.degraded())
                    .anySatisfy(sentence -> assertThat(sentence).contains("index single", "not served"))
                    .anySatisfy(sentence -> assertThat(sentence).contains("away: n" + gone));
            assertThat(health.totalNodes()).isEqualTo(3);
            assertThat(health.connectedNodes()).isEqualTo(2);
            assertThat(view(node).nodes())
                    .filteredOn(status -> status.state() == NodeStatus.State.AWAY)
                    .singleElement()
                    .satisfies(status -> {
                        assertThat(status.node().name()).isEqualTo("n" + gone);
                        assertThat(status.since()).isPresent();
                    });
            assertThat(view(node).partitions())
                    .filteredOn(partition -> partition.health() == Status.RED)
                    .allSatisfy(partition -> assertThat(partition.copies()).noneMatch(CopyStatus::searchable));
        }

        start(gone);
        everyNodeSays(Status.GREEN);
    }

    @Test
    void healthIsTrueWhileNoThreadIsLeftForSearches() {
        int gone = holderOfSingle();
        nodes.forEach((number, node) -> {
            if (number != gone) {
                Busy.occupy(node);
            }
        });
        try {
            stop(gone);
            everyNodeSays(Status.RED);
        } finally {
            Busy.free();
        }
    }

    /** Keeps all the threads that a node has for requests of other nodes. */
    private static final class Busy implements IgniteRunnable {
        private static final long serialVersionUID = 1L;
        private static volatile boolean busy;

        static void occupy(TestNode node) {
            busy = true;
            var alone = node.ignite().compute(node.ignite().cluster().forLocal());
            int threads = node.ignite().configuration().getPublicThreadPoolSize();
            IntStream.range(0, 4 * threads).forEach(i -> alone.runAsync(new Busy()));
        }

        static void free() {
            busy = false;
        }

        @Override
        public void run() {
            while (busy) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void start(int number) {
        GridNodeConfig config = new GridNodeConfig(
                directory.resolve("n" + number),
                "n" + number,
                GridNodeConfig.Cluster.local(
                        "127.0.0.1", number == 1 ? seedPort : FreePort.find(), List.of("127.0.0.1:" + seedPort)),
                false,
                new GridNodeConfig.Memory(64 * MIB, 32 * MIB),
                new GridNodeConfig.Wal(16 * MIB, 256 * MIB),
                GridNodeConfig.defaults(directory).plugin());
        nodes.put(number, TestNode.start(config, Failpoints.NONE));
    }

    private void stop(int number) {
        nodes.remove(number).close();
    }

    private void make(IndexName index, int replicas) {
        TestNode one = nodes.get(1);
        one.makeIndex(index, PARTITIONS, replicas);
        one.putAll(
                index,
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> TestNode.item("d" + i, "{\"title\":\"book " + i + "\"}"))
                        .toList());
    }

    private void everyNodeSays(Status status) {
        nodes.values()
                .forEach(node -> Eventually.until(
                        name(node) + " says " + status,
                        () -> view(node).health().status() == status));
    }

    private static ClusterView view(TestNode node) {
        return node.grid().cluster();
    }

    private static String name(TestNode node) {
        return view(node).nodeName();
    }

    private static long documents(ClusterView view, IndexName index) {
        return view.partitions().stream()
                .filter(partition -> partition.index().equals(index))
                .flatMap(partition -> partition.primary().stream())
                .mapToLong(CopyStatus::documents)
                .sum();
    }

    private static Set<Integer> unserved(TestNode node, IndexName index) {
        return view(node).partitions().stream()
                .filter(partition -> partition.index().equals(index) && partition.health() == Status.RED)
                .map(PartitionStatus::partition)
                .collect(Collectors.toSet());
    }

    /** Where partitions lie depends on the nodes' ids, which are random. */
    private int holderOfSingle() {
        return IntStream.of(2, 3)
                .filter(number -> !partitionsOn(number, SINGLE).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Set<Integer> partitionsOn(int number, IndexName index) {
        ClusterNode node = new ClusterNode(
                view(nodes.get(number)).nodeId(), view(nodes.get(number)).nodeName());
        Set<Integer> partitions = new HashSet<>();
        view(nodes.get(1)).partitions().stream()
                .filter(partition -> partition.index().equals(index))
                .filter(partition ->
                        partition.copies().stream().anyMatch(copy -> copy.node().equals(node)))
                .forEach(partition -> partitions.add(partition.partition()));
        return partitions;
    }
}
