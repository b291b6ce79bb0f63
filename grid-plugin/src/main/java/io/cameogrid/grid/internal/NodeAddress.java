package io.cameogrid.grid.internal;

import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.spi.discovery.tcp.internal.TcpDiscoveryNode;

/** Where a node listens for the others. */
public final class NodeAddress {
    private NodeAddress() {}

    /** As {@code host:port}. */
    public static String of(ClusterNode node) {
        String host = node.addresses().stream().findFirst().orElse("");
        return node instanceof TcpDiscoveryNode member ? host + ":" + member.discoveryPort() : host;
    }
}
