package io.cameogrid.grid.node;

import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.cluster.ClusterRules;
import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.search.microshard.Failpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.configuration.TransactionConfiguration;
import org.apache.ignite.configuration.WALMode;
import org.apache.ignite.logger.slf4j.Slf4jLogger;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** Ignite's configuration of a CameoGrid node. */
final class IgniteSettings {
    /** An implicit transaction is bounded by this: 10,000 items at 5 ms, and 10 s. */
    private static final long TRANSACTION_TIMEOUT_MILLIS = 60_000;

    private static final long EXCHANGE_TIMEOUT_MILLIS = 5_000;
    private static final long CHECKPOINT_MILLIS = 60_000;
    private static final int REBALANCE_BATCH_BYTES = 256 << 10;
    private static final long REBALANCE_PAUSE_MILLIS = 25;
    private static final int PORTS = 100;
    private static final int IDENTITY_IN_NAME = 8;

    private final GridNodeConfig config;
    private final Cluster cluster;
    private final Failpoints failpoints;

    IgniteSettings(GridNodeConfig config, Failpoints failpoints) {
        this.config = config;
        this.cluster = config.cluster();
        this.failpoints = failpoints;
    }

    IgniteConfiguration build() {
        return gentleRebalance(node());
    }

    /**
     * Who sends partitions pauses after each batch, so that a copy takes at most 10 MB a second from each thread of its
     * source: the one that receives indexes what comes, and both are to answer searches meanwhile. A quarter of the
     * processors at most works on it.
     */
    private static IgniteConfiguration gentleRebalance(IgniteConfiguration node) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, 4);
        return node.setRebalanceThreadPoolSize(threads)
                .setRebalanceBatchSize(REBALANCE_BATCH_BYTES)
                .setRebalanceThrottle(REBALANCE_PAUSE_MILLIS);
    }

    private IgniteConfiguration node() {
        String identity = NodeIdentity.of(config.dataDirectory()).value();
        return new IgniteConfiguration()
                // It is in every line that Ignite logs; unique in the JVM, and short.
                .setIgniteInstanceName("node-" + identity.substring(0, IDENTITY_IN_NAME))
                .setConsistentId(identity)
                .setWorkDirectory(config.dataDirectory()
                        .resolve("ignite")
                        .toAbsolutePath()
                        .toString())
                .setGridLogger(new Slf4jLogger())
                .setMetricsLogFrequency(0)
                // None: Ignite would send all system properties and the environment, secrets too, to every node and its
                // disk.
                .setIncludeProperties()
                .setPeerClassLoadingEnabled(false)
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setLocalHost(cluster.bindAddress())
                .setFailureDetectionTimeout(cluster.failureDetection().toMillis())
                .setDataStorageConfiguration(storage())
                .setTransactionConfiguration(transactions())
                .setDiscoverySpi(discovery())
                .setCommunicationSpi(communication())
                .setPluginProviders(new CameoGridPluginProvider(plugin(), failpoints));
    }

    private CameoGridConfiguration plugin() {
        ClusterRules rules = cluster.enabled()
                ? new ClusterRules(
                        cluster.voters(),
                        new OwnPlace(cluster).entry(),
                        cluster.readsWithoutQuorum(),
                        cluster.nodeLeftGrace())
                : ClusterRules.NONE;
        return config.plugin()
                .withDirectory(directory("microshards"))
                .withCluster(new ClusterNames(config.label(), cluster.name(), cluster.enabled()), rules);
    }

    private DataStorageConfiguration storage() {
        String wal = directory("wal").toString();
        return new DataStorageConfiguration()
                .setStoragePath(directory("store").toString())
                // One path for both: segments are made as they are needed and never copied to an archive.
                .setWalPath(wal)
                .setWalArchivePath(wal)
                .setWalMode(config.walSync() ? WALMode.FSYNC : WALMode.LOG_ONLY)
                .setWalSegmentSize(Math.toIntExact(config.wal().segmentBytes()))
                .setMaxWalArchiveSize(config.wal().archiveBytes())
                .setCheckpointFrequency(CHECKPOINT_MILLIS)
                .setSystemDataRegionConfiguration(new SystemDataRegionConfiguration()
                        .setInitialSize(16L << 20)
                        .setMaxSize(32L << 20))
                .setDefaultDataRegionConfiguration(new DataRegionConfiguration()
                        .setName("documents")
                        .setPersistenceEnabled(true)
                        .setInitialSize(Math.min(32L << 20, config.memory().regionBytes()))
                        .setMaxSize(config.memory().regionBytes())
                        .setCheckpointPageBufferSize(config.memory().checkpointBufferBytes()));
    }

    private static TransactionConfiguration transactions() {
        return new TransactionConfiguration()
                .setDefaultTxTimeout(TRANSACTION_TIMEOUT_MILLIS)
                .setTxTimeoutOnPartitionMapExchange(EXCHANGE_TIMEOUT_MILLIS);
    }

    private TcpDiscoverySpi discovery() {
        int port = cluster.enabled() ? cluster.port() : freePort();
        List<String> addresses = cluster.enabled() && !cluster.seedNodes().isEmpty()
                ? cluster.seedNodes().stream()
                        .map(seed -> Voters.withPort(seed, port))
                        .toList()
                : List.of(cluster.bindAddress() + ":" + port);
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery.setLocalAddress(cluster.bindAddress());
        discovery.setLocalPort(port);
        discovery.setLocalPortRange(cluster.enabled() ? 0 : PORTS);
        discovery.setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(addresses));
        return discovery;
    }

    private TcpCommunicationSpi communication() {
        TcpCommunicationSpi communication = new TcpCommunicationSpi();
        communication.setLocalAddress(cluster.bindAddress());
        communication.setLocalPort(cluster.enabled() ? cluster.port() + 1 : freePort());
        communication.setLocalPortRange(cluster.enabled() ? 0 : PORTS);
        return communication;
    }

    private Path directory(String name) {
        return config.dataDirectory().resolve(name).toAbsolutePath();
    }

    private int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(cluster.bindAddress()))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + cluster.bindAddress(), e);
        }
    }
}
