package io.cameogrid.grid.node;

import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.failure.FailureHandler;
import org.apache.ignite.plugin.segmentation.SegmentationPolicy;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.TcpDiscoveryIpFinder;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/**
 * Where Ignite listens and whom it speaks to.
 *
 * <p>A node of a cluster has its port for discovery and the next one for everything else, and no others. One that is alone
 * takes free ones of loopback.
 */
final class NetworkSettings {
    private static final int FREE_PORTS = 100;
    private static final int RECONNECT_MILLIS = 500;

    private final Cluster cluster;

    NetworkSettings(Cluster cluster) {
        this.cluster = cluster;
    }

    IgniteConfiguration alone(IgniteConfiguration node) {
        int port = freePort();
        TcpDiscoveryIpFinder itself =
                new TcpDiscoveryVmIpFinder().setAddresses(List.of(cluster.bindAddress() + ":" + port));
        return node.setLocalHost(cluster.bindAddress())
                .setDiscoverySpi(discovery(port, FREE_PORTS).setIpFinder(itself))
                .setCommunicationSpi(communication(freePort(), FREE_PORTS));
    }

    /** @param seeds the nodes to join */
    IgniteConfiguration joining(IgniteConfiguration node, TcpDiscoveryIpFinder seeds, FailureHandler failures) {
        node.setLocalHost(cluster.bindAddress())
                .setFailureDetectionTimeout(cluster.failureDetection().toMillis())
                .setDiscoverySpi(discovery(cluster.port(), 0).setIpFinder(seeds).setReconnectDelay(RECONNECT_MILLIS))
                .setCommunicationSpi(communication(cluster.port() + 1, 0))
                .setSegmentationPolicy(SegmentationPolicy.USE_FAILURE_HANDLER)
                .setFailureHandler(failures);
        cluster.advertisedAddress()
                .ifPresent(host -> node.setAddressResolver(own -> List.of(new InetSocketAddress(host, own.getPort()))));
        return node;
    }

    private TcpDiscoverySpi discovery(int port, int range) {
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery.setLocalAddress(cluster.bindAddress());
        discovery.setLocalPort(port);
        discovery.setLocalPortRange(range);
        return discovery;
    }

    private TcpCommunicationSpi communication(int port, int range) {
        TcpCommunicationSpi communication = new TcpCommunicationSpi();
        communication.setLocalAddress(cluster.bindAddress());
        communication.setLocalPort(port);
        communication.setLocalPortRange(range);
        return communication;
    }

    private int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(cluster.bindAddress()))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + cluster.bindAddress(), e);
        }
    }
}
