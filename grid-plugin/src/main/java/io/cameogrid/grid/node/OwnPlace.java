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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where this node is reached by others, and by that, which of the voters and seeds it is. */
final class OwnPlace {
    private final Cluster cluster;
    private final Optional<String> advertised;

    OwnPlace(Cluster cluster) {
        this.cluster = cluster;
        this.advertised = cluster.advertisedAddress().map(host -> Voters.withPort(host, cluster.port()));
    }

    /**
     * This node's entry among the voters; empty if it has no vote.
     *
     * @throws CameoGridException INVALID_CONFIGURATION if two entries are this node, which would count it twice
     */
    Optional<String> entry() {
        List<String> entries =
                cluster.voters().entries().stream().filter(this::is).toList();
        if (entries.size() > 1) {
            throw new CameoGridException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the voters " + entries + " (network.cluster.cluster_nodes, or the seed_nodes) are all this node:"
                            + " name every node once");
        }
        return entries.stream().findFirst();
    }

    /** Whether an entry, {@code host:port}, stands for this node. Asks the name service. */
    boolean is(String entry) {
        return advertised.filter(entry::equals).isPresent()
                || Voters.addresses(entry).stream().anyMatch(this::isHere);
    }

    /** Where this node listens. */
    List<InetSocketAddress> localAddresses() {
        return boundAddresses().stream()
                .map(address -> new InetSocketAddress(address, cluster.port()))
                .toList();
    }

    private boolean isHere(InetSocketAddress address) {
        return address.getPort() == cluster.port() && boundAddresses().contains(address.getAddress());
    }

    private Collection<InetAddress> boundAddresses() {
        try {
            InetAddress bound = InetAddress.getByName(cluster.bindAddress());
            if (!bound.isAnyLocalAddress()) {
                return List.of(bound);
            }
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (UnknownHostException e) {
            throw new CameoGridException(
                    ErrorCode.NOT_READY,
                    "network.cluster.bind_address = " + cluster.bindAddress() + " is unknown on this machine",
                    e);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
