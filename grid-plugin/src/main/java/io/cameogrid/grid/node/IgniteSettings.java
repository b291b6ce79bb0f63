package io.cameogrid.grid.node;

import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.cluster.ClusterRules;
import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.search.microshard.Failpoints;
import java.nio.file.Path;
import java.util.Optional;
import javax.cache.configuration.Factory;
import javax.net.ssl.SSLContext;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.configuration.TransactionConfiguration;
import org.apache.ignite.configuration.WALMode;
import org.apache.ignite.failure.FailureHandler;
import org.apache.ignite.logger.slf4j.Slf4jLogger;
import org.apache.ignite.spi.discovery.tcp.ipfinder.TcpDiscoveryIpFinder;

/** Ignite's configuration of a CameoGrid node. */
final class IgniteSettings {
    /** An implicit transaction is bounded by this: 10,000 items at 5 ms, and 10 s. */
    private static final long TRANSACTION_TIMEOUT_MILLIS = 60_000;

    private static final long EXCHANGE_TIMEOUT_MILLIS = 5_000;
    private static final long CHECKPOINT_MILLIS = 60_000;
    private static final int REBALANCE_BATCH_BYTES = 256 << 10;
    private static final long REBALANCE_PAUSE_MILLIS = 25;
    private static final int IDENTITY_IN_NAME = 8;

    private final GridNodeConfig config;
    private final Cluster cluster;
    private final Failpoints failpoints;

    IgniteSettings(GridNodeConfig config, Failpoints failpoints) {
        this.config = config;
        this.cluster = config.cluster();
        this.failpoints = failpoints;
    }

    /** Of a node that is alone. */
    IgniteConfiguration alone() {
        // Nobody can cut it off.
        return new NetworkSettings(cluster)
                .alone(gentleRebalance(node()))
                .setFailureHandler(new NodeFailures(() -> {}));
    }

    /** Of a node that forms a cluster with those that the finder knows. */
    IgniteConfiguration joining(
            TcpDiscoveryIpFinder seeds, FailureHandler failures, Optional<Factory<SSLContext>> tls) {
        IgniteConfiguration joining = new NetworkSettings(cluster).joining(gentleRebalance(node()), seeds, failures);
        tls.ifPresent(joining::setSslContextFactory);
        return joining;
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
                .setDataStorageConfiguration(storage())
                .setTransactionConfiguration(transactions())
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
                .setStoragePath(store(config).toString())
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

    /** Where the documents are. */
    static Path store(GridNodeConfig config) {
        return directory(config, "store");
    }

    private Path directory(String name) {
        return directory(config, name);
    }

    private static Path directory(GridNodeConfig config, String name) {
        return config.dataDirectory().resolve(name).toAbsolutePath();
    }
}
