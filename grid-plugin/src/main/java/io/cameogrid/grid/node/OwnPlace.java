package io.cameogrid.grid.node;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.quorum.Voters;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where this node is reached by others, and by that, which of the voters it is. */
final class OwnPlace {
    private final Cluster cluster;

    OwnPlace(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * This node's entry among the voters; empty if it has no vote.
     *
     * @throws CameoGridException INVALID_CONFIGURATION if two entries are this node, which would count it twice
     */
    Optional<String> entry() {
        Optional<String> advertised = cluster.advertisedAddress().map(host -> Voters.withPort(host, cluster.port()));
        List<String> entries =
                advertised.filter(cluster.voters().entries()::contains).stream().toList();
        if (entries.isEmpty()) {
            entries = cluster.voters().at(this::isHere);
        }
        if (entries.size() > 1) {
            throw new CameoGridException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the voters " + entries + " (network.cluster.cluster_nodes, or the seed_nodes) are all this node:"
                            + " name every node once");
        }
        return entries.stream().findFirst();
    }

    private boolean isHere(InetSocketAddress address) {
        return address.getPort() == cluster.port() && isOwn(address.getAddress());
    }

    private boolean isOwn(InetAddress address) {
        try {
            for (InetAddress bound : InetAddress.getAllByName(cluster.bindAddress())) {
                if (bound.equals(address) || (bound.isAnyLocalAddress() && isOfThisMachine(address))) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            throw new CameoGridException(
                    ErrorCode.NOT_READY,
                    "network.cluster.bind_address = " + cluster.bindAddress() + " is unknown on this machine",
                    e);
        }
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
