package io.cameogrid.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Servers in processes of their own that form one cluster; each has an address, a configuration and a data directory of
 * its own and little memory.
 *
 * <p>It is an extension of JUnit: {@code @RegisterExtension final ClusterProgram cluster = ClusterProgram.of(3)} gives each
 * test a new cluster, of which nothing runs yet, and ends it after the test. If it is {@code static}, all tests of the class have
 * the same cluster, one after the other. If a test failed, the ends of all logs are printed, and everything stays where the
 * last line says.
 *
 * <p>The first nodes, as many as it is made of, are the seeds, and with that the voters. Others may be started too: they
 * join without a vote.
 */
public final class ClusterProgram
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final int CLUSTER_PORT = 9580;
    private static final int LINES_TO_PRINT = 150;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final List<String> SMALL_JVM =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dcameogrid.test.log.ignite=info");

    private final int voters;
    private final ClusterNetwork network;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<Integer, ServerNode> nodes = new ConcurrentSkipListMap<>();
    private Path directory = Path.of("");
    private boolean shared;
    private boolean failed;
    private boolean supervised;
    private Optional<Thread> supervisor = Optional.empty();

    private ClusterProgram(int voters, ClusterNetwork network) {
        this.voters = voters;
        this.network = network;
        settings.put("network.cluster.enabled", "true");
        settings.put("network.cluster.cluster_name", "'tests'");
        settings.put("network.cluster.port", Integer.toString(CLUSTER_PORT));
        settings.put("network.http.port", Integer.toString(ServerNode.HTTP_PORT));
        settings.put("storage.page_memory_mb", "64");
        settings.put("storage.checkpoint_buffer_mb", "32");
        settings.put("storage.wal_segment_size_mb", "64");
        settings.put("storage.num_shards_init", "8");
        settings.put("storage.num_replicas_init", "1");
        settings.put("search.indexer_memory_max_mb", "16");
        settings.put("limits.max_record_size_mb", "4");
        settings.put("limits.max_body_size_mb", "16");
    }

    /** A cluster of so many voters on loopback. */
    public static ClusterProgram of(int voters) {
        return on(ClusterNetwork.loopback(), voters);
    }

    public static ClusterProgram on(ClusterNetwork network, int voters) {
        return new ClusterProgram(voters, network);
    }

    /**
     * Another setting for every node that was not asked for yet.
     *
     * @param key as in the README
     * @param toml the value as the configuration file has it; a text has its quotes
     */
    public ClusterProgram with(String key, String toml) {
        settings.put(key, toml);
        return this;
    }

    /** Nodes whose store fails are started again, which is printed: for tests of what is kept, not of who stays up. */
    public ClusterProgram supervised() {
        supervised = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        shared = true;
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        if (!shared) {
            begin();
        }
    }

    private void begin() throws IOException {
        directory = Files.createTempDirectory("cameogrid-cluster-");
        if (supervised) {
            supervisor =
                    Optional.of(Thread.ofPlatform().daemon().name("supervisor").start(this::supervise));
        }
    }

    private void supervise() {
        while (!Thread.currentThread().isInterrupted()) {
            for (ServerNode node : nodes()) {
                if (node.startAfterFailure()) {
                    System.out.println(node + " has ended, since its store failed, and is started again");
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (test.getExecutionException().isPresent()) {
            failed = true;
            nodes.values().forEach(ClusterProgram::printLog);
            System.out.println(test.getDisplayName() + " failed; data and logs of its nodes are in " + directory);
        }
        if (!shared) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        end();
    }

    private void end() throws IOException {
        supervisor.ifPresent(Thread::interrupt);
        supervisor = Optional.empty();
        nodes.values().forEach(ServerNode::close);
        if (!failed) {
            delete(directory);
        }
        nodes.clear();
    }

    private static void printLog(ServerNode node) {
        List<String> lines = node.lines();
        System.out.println("---- the end of the log of " + node + ":");
        lines.subList(Math.max(0, lines.size() - LINES_TO_PRINT), lines.size()).forEach(System.out::println);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The node of that number; a new one if there was none, beyond the voters too. */
    public ServerNode node(int number) {
        return node(number, own -> {});
    }

    /** The node of that number; if it is a new one, with other settings than the rest. */
    public ServerNode node(int number, Consumer<Map<String, String>> change) {
        return nodes.computeIfAbsent(number, ignored -> configured(number, change));
    }

    private ServerNode configured(int number, Consumer<Map<String, String>> change) {
        Path home = directory.resolve("n" + number);
        ServerNode node = new ServerNode(number, home, network, SMALL_JVM);
        Map<String, String> own = new LinkedHashMap<>(settings);
        String address = network.address(number);
        own.putIfAbsent("node.label", "'n" + number + "'");
        own.putIfAbsent("network.http.bind_address", "'" + address + "'");
        own.putIfAbsent("network.cluster.bind_address", "'" + address + "'");
        own.putIfAbsent("network.cluster.seed_nodes", seeds());
        own.putIfAbsent("storage.data_paths", "['" + node.data() + "']");
        change.accept(own);
        try {
            Files.createDirectories(home);
            Files.writeString(
                    node.configuration(),
                    own.entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return node;
    }

    private String seeds() {
        return voters().mapToObj(number -> "'" + network.address(number) + ":" + CLUSTER_PORT + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private IntStream voters() {
        return IntStream.rangeClosed(1, voters);
    }

    /** Every node that was asked for, by number. */
    public List<ServerNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The nodes that were started and not ended, by number; fails if one has ended by itself. */
    public List<ServerNode> running() {
        return nodes.values().stream()
                .filter(node -> supervised ? node.running() : node.shouldRun())
                .toList();
    }

    /** Starts the voters that do not run at once, and waits until they are one cluster with everything in place. */
    public void startAll() {
        startFirst(voters);
    }

    /** Starts so many of the first nodes, as far as they do not run, and waits until all that run are one cluster. */
    public void startFirst(int number) {
        IntStream.rangeClosed(1, number)
                .mapToObj(this::node)
                .filter(node -> !node.running())
                .forEach(ServerNode::launch);
        awaitGreen();
    }

    /** Waits until every running node sees all of them and says that everything is in place. */
    public void awaitGreen() {
        for (ServerNode node : running()) {
            Eventually.until(node + " sees a green cluster of " + running().size(), () -> sees(node, "green"));
        }
    }

    private boolean sees(ServerNode node, String status) {
        return node.ready()
                && node.health()
                        .filter(health -> health.path("status").asText().equals(status))
                        .filter(health -> health.path("connected_nodes").asInt()
                                == running().size())
                        .isPresent();
    }

    /** Speaks to all nodes that run now, in turn; what fails is sent once more, to the next one. */
    public RestClient client() {
        return RestClient.retrying(running().stream().map(ServerNode::address).toList());
    }
}
