package io.cameogrid.grid.quorum;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.cluster.ClusterRules;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.TransactionConfiguration;
import org.apache.ignite.logger.slf4j.Slf4jLogger;
import org.apache.ignite.plugin.segmentation.SegmentationPolicy;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** Ignite nodes of this process with the plugin, each with one letter for its name, its id and its entry as a voter. */
final class TestCluster implements AutoCloseable {
    static final IndexName BOOKS = IndexName.of("books");

    private static final String ADDRESS = "127.0.0.1";
    private static final Duration FAILURE_DETECTION = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofMinutes(2);

    final Cuts cuts = new Cuts();
    private final Path directory;
    private final Voters voters;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Map<String, Ignite> nodes = new LinkedHashMap<>();

    /** @param voters one letter for each; none: nobody is asked */
    TestCluster(Path directory, String voters) {
        this.directory = directory;
        this.voters =
                new Voters(Stream.of(voters.split("")).filter(v -> !v.isEmpty()).toList());
    }

    /** Starts the nodes, one after the other, and activates them if they are the first. */
    TestCluster start(String... letters) {
        for (String letter : letters) {
            names.put(freePort(), letter);
        }
        for (String letter : letters) {
            nodes.put(letter, Ignition.start(configuration(letter, false)));
        }
        Ignite first = nodes.values().iterator().next();
        if (first.cluster().state() != ClusterState.ACTIVE) {
            first.cluster().baselineAutoAdjustEnabled(false);
            first.cluster().state(ClusterState.ACTIVE);
        }
        nodes.keySet().forEach(letter -> grid(letter).awaitReady(LONG));
        return this;
    }

    /** Starts a node again that was {@link #stop stopped}. */
    void restart(String letter) {
        nodes.put(letter, Ignition.start(configuration(letter, false)));
        grid(letter).awaitReady(LONG);
    }

    void stop(String letter) {
        Ignition.stop(nodes.remove(letter).name(), true);
    }

    Ignite ignite(String letter) {
        return nodes.get(letter);
    }

    CameoGrid grid(String letter) {
        return nodes.get(letter).plugin(CameoGrid.NAME);
    }

    void index(String letter, int replicas) {
        grid(letter)
                .catalog()
                .configure(
                        BOOKS,
                        new IndexSettings(
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.of(8),
                                OptionalInt.of(replicas)),
                        false);
    }

    void put(String letter, String id, String title, Deadline deadline) {
        grid(letter).documents().put(BOOKS, write(id, title), WriteCondition.ALWAYS, deadline);
    }

    static DocumentWrite write(String id, String title) {
        return new DocumentWrite(id, Optional.empty(), JsonBytes.of("{\"title\":\"" + title + "\"}"));
    }

    static SearchRequest search(String query, Duration timeout) {
        return new SearchRequest(
                SearchTarget.of(BOOKS),
                query,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                timeout,
                false,
                true,
                Optional.empty(),
                Annotations.NONE);
    }

    long total(String letter, String query) {
        return grid(letter).search().search(search(query, LONG)).total().value();
    }

    /** An id whose document is on these nodes, the primary one first. */
    String idOn(String... owners) {
        String cache = grid(owners[0]).cache(BOOKS).getName();
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "b" + i)
                .filter(id ->
                        ignite(owners[0])
                                .<StoredKey>affinity(cache)
                                .mapKeyToPrimaryAndBackups(StoredKey.of(id))
                                .stream()
                                .map(node -> String.valueOf(node.consistentId()))
                                .toList()
                                .equals(List.of(owners)))
                .findFirst()
                .orElseThrow();
    }

    static Deadline in(Duration duration) {
        return Deadline.after(duration);
    }

    static Deadline farOff() {
        return in(LONG);
    }

    /** Waits for the condition; for how long is no promise of anybody. */
    static void until(String what, BooleanSupplier condition) {
        Deadline deadline = farOff();
        while (!condition.getAsBoolean()) {
            if (deadline.expired()) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void close() {
        cuts.heal();
        List.copyOf(nodes.keySet()).forEach(this::stop);
    }

    private IgniteConfiguration configuration(String letter, boolean client) {
        int port = names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(letter))
                .findFirst()
                .orElseThrow()
                .getKey();
        CameoGridConfiguration plugin = CameoGridConfiguration.defaults()
                .withDirectory(directory.resolve(letter).resolve("microshards"))
                .withCluster(
                        new ClusterNames(letter, "test", true),
                        new ClusterRules(
                                voters,
                                Optional.of(letter).filter(voters.entries()::contains),
                                false,
                                Duration.ofMinutes(5)));
        return new IgniteConfiguration()
                .setIgniteInstanceName(letter)
                .setConsistentId(letter)
                .setClientMode(client)
                .setWorkDirectory(directory.resolve(letter).toString())
                .setGridLogger(new Slf4jLogger())
                .setMetricsLogFrequency(0)
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setLocalHost(ADDRESS)
                .setFailureDetectionTimeout(FAILURE_DETECTION.toMillis())
                // A node that is cut off is to be looked at.
                .setSegmentationPolicy(SegmentationPolicy.NOOP)
                .setTransactionConfiguration(new TransactionConfiguration().setDefaultTxTimeout(LONG.toMillis()))
                .setDataStorageConfiguration(new DataStorageConfiguration()
                        .setDefaultDataRegionConfiguration(new DataRegionConfiguration()
                                .setPersistenceEnabled(true)
                                .setMaxSize(64L << 20)))
                .setDiscoverySpi(cuts.discovery(letter, names::get)
                        .setLocalPort(port)
                        .setLocalPortRange(0)
                        .setIpFinder(new TcpDiscoveryVmIpFinder()
                                .setAddresses(names.keySet().stream()
                                        .map(p -> ADDRESS + ":" + p)
                                        .toList())))
                .setCommunicationSpi(cuts.communication(letter).setLocalPort(freePort()))
                .setPluginProviders(new CameoGridPluginProvider(plugin));
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
