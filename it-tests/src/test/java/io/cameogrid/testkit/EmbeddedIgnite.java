package io.cameogrid.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.TransactionConfiguration;
import org.apache.ignite.logger.slf4j.Slf4jLogger;
import org.apache.ignite.plugin.PluginProvider;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/**
 * Ignite nodes as an application configures them that embeds CameoGrid. Without plugins given, Ignite finds the one on
 * the class path by itself.
 */
public final class EmbeddedIgnite {
    /** A port of discovery for nodes that no other node joins. */
    public static final int ALONE = 0;

    private static final String ADDRESS = "127.0.0.1";
    private static final int PORTS = 100;

    private EmbeddedIgnite() {}

    /** A server with persistence, active. */
    public static Ignite startServer(
            Path directory, int port, Duration transactionTimeout, PluginProvider<?>... plugins) {
        Ignite ignite = Ignition.start(configuration("server", directory, port)
                .setPluginProviders(plugins)
                .setConsistentId("server")
                .setDataStorageConfiguration(new DataStorageConfiguration()
                        .setDefaultDataRegionConfiguration(new DataRegionConfiguration()
                                .setPersistenceEnabled(true)
                                .setMaxSize(256L << 20)))
                .setTransactionConfiguration(
                        new TransactionConfiguration().setDefaultTxTimeout(transactionTimeout.toMillis())));
        ignite.cluster().state(ClusterState.ACTIVE);
        return ignite;
    }

    /** A thick client of that server. */
    public static Ignite startClient(Path directory, int port) {
        return Ignition.start(configuration("client", directory, port).setClientMode(true));
    }

    /** A thick client of the cluster to which these servers belong, each {@code host:port} of discovery. */
    public static Ignite startClient(Path directory, List<String> servers) {
        return Ignition.start(configuration("client", directory, ALONE)
                .setClientMode(true)
                .setDiscoverySpi(
                        new TcpDiscoverySpi().setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(servers))));
    }

    private static IgniteConfiguration configuration(String name, Path directory, int port) {
        int discovery = port == ALONE ? FreePort.find() : port;
        return new IgniteConfiguration()
                .setIgniteInstanceName(name)
                .setWorkDirectory(directory.resolve(name).toAbsolutePath().toString())
                .setGridLogger(new Slf4jLogger())
                .setMetricsLogFrequency(0)
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setLocalHost(ADDRESS)
                .setDiscoverySpi(new TcpDiscoverySpi()
                        .setLocalPort(discovery)
                        .setLocalPortRange(0)
                        .setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(List.of(ADDRESS + ":" + discovery))))
                .setCommunicationSpi(
                        new TcpCommunicationSpi().setLocalPort(FreePort.find()).setLocalPortRange(PORTS));
    }
}
