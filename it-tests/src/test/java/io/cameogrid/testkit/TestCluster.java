package io.cameogrid.testkit;

import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.Failpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes of one cluster in this process, named n1, n2 and so on: voters all, each with its own data directory. */
public final class TestCluster implements AutoCloseable {
    private static final long MIB = 1L << 20;

    private final Path directory;
    private final int[] ports;
    private final List<String> seeds;
    private final Duration nodeLeftGrace;
    private final Map<Integer, TestNode> nodes = new TreeMap<>();
    private IntFunction<Failpoints> failpoints = number -> Failpoints.NONE;

    /** @param voters how many nodes may be started */
    public TestCluster(Path directory, int voters, Duration nodeLeftGrace) {
        this.directory = directory;
        this.ports = IntStream.range(0, voters).map(i -> FreePort.find()).toArray();
        this.seeds = IntStream.of(ports).mapToObj(port -> "127.0.0.1:" + port).toList();
        this.nodeLeftGrace = nodeLeftGrace;
    }

    /** What nodes that are started from now on meet, by their numbers. */
    public TestCluster meeting(IntFunction<Failpoints> points) {
        failpoints = points;
        return this;
    }

    /** Starts nodes at the same time; returns when all can serve. */
    public void start(int... numbers) {
        Map<Integer, CompletableFuture<TestNode>> starts = new TreeMap<>();
        for (int number : numbers) {
            starts.put(
                    number,
                    // One waits for the other, so each needs a thread.
                    CompletableFuture.supplyAsync(
                            () -> TestNode.start(config(number), failpoints.apply(number)),
                            start -> Thread.ofPlatform().start(start)));
        }
        starts.forEach((number, start) -> nodes.put(number, start.join()));
    }

    /** A thick client of an application, which is to be closed first. */
    public TestNode startClient() {
        return TestNode.of(EmbeddedIgnite.startClient(directory, seeds));
    }

    public void stop(int number) {
        nodes.remove(number).close();
    }

    /** The nodes that run, by number. */
    public Map<Integer, TestNode> nodes() {
        return Map.copyOf(nodes);
    }

    public TestNode node(int number) {
        return nodes.get(number);
    }

    private GridNodeConfig config(int number) {
        GridNodeConfig.Cluster local = GridNodeConfig.Cluster.local("127.0.0.1", ports[number - 1], seeds);
        return new GridNodeConfig(
                directory.resolve("n" + number),
                "n" + number,
                local.withNodeLeftGrace(nodeLeftGrace),
                false,
                new GridNodeConfig.Memory(64 * MIB, 32 * MIB),
                new GridNodeConfig.Wal(16 * MIB, 256 * MIB),
                GridNodeConfig.defaults(directory).plugin());
    }

    private TestNode any() {
        return nodes.values().iterator().next();
    }

    /** An index with eight partitions. */
    public void makeIndex(IndexName index, int replicas) {
        any().makeIndex(index, 8, replicas);
    }

    /** The names of the nodes that are to keep documents. */
    public Set<String> members() {
        return any().grid().cluster().nodes().stream()
                .filter(NodeStatus::inBaseline)
                .map(status -> status.node().name())
                .collect(Collectors.toSet());
    }

    /** Waits until nothing moves any more, and compares every microshard with its partition. */
    public void settle(IndexName index) {
        nodes.forEach((number, node) -> {
            Eventually.until(
                    "n" + number + " has all that it is to have, and nothing else",
                    () -> node.grid().cluster().health().degraded().isEmpty() && isInPlace(number, index));
            node.verified(index);
        });
    }

    private boolean isInPlace(int number, IndexName index) {
        TestNode node = nodes.get(number);
        String incarnation = node.grid().catalog().find(index).orElseThrow().incarnation();
        String[] found = directory
                .resolve(Path.of("n" + number, "microshards", incarnation))
                .toFile()
                .list();
        int[] due = node.ignite()
                .affinity(node.grid().cache(index).getName())
                .allPartitions(node.ignite().cluster().localNode());
        // A node may have no partition at all, where there are more nodes than copies.
        return (found == null ? Set.of() : Set.of(found))
                .equals(IntStream.of(due).mapToObj(String::valueOf).collect(Collectors.toSet()));
    }

    /** Whether every node searches everything. */
    public boolean searchable(IndexName index) {
        return nodes.values().stream().allMatch(node -> node.searchable(index));
    }

    @Override
    public void close() {
        List.copyOf(nodes.values()).forEach(TestNode::close);
    }
}
