package io.cameogrid.grid.node;

import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.node.SeedProbe.Answer;
import io.cameogrid.grid.quorum.Voters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.ignite.IgniteException;
import org.apache.ignite.spi.discovery.tcp.ipfinder.TcpDiscoveryIpFinderAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Ignite where the seeds are: all addresses of each, asked of the name service anew at each try.
 *
 * <p>Addresses where somebody else listens are left out, for Ignite would give up at the first of them.
 *
 * <p>Threads: Ignite's, while it joins; {@link #giveUp} may come from any.
 */
final class SeedFinder extends TcpDiscoveryIpFinderAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SeedFinder.class);

    private final Cluster cluster;
    private final OwnPlace ownPlace;
    private final SeedProbe probe;
    private volatile Set<String> strangers = Set.of();
    private volatile boolean givenUp;

    SeedFinder(Cluster cluster, OwnPlace ownPlace, SeedProbe probe) {
        this.cluster = cluster;
        this.ownPlace = ownPlace;
        this.probe = probe;
    }

    @Override
    public Collection<InetSocketAddress> getRegisteredAddresses() {
        if (givenUp) {
            throw new IgniteException("the node was stopped before it had joined its cluster");
        }
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        for (String seed : seeds()) {
            List<InetSocketAddress> all = Voters.addresses(seed);
            if (ownPlace.is(seed)) {
                addresses.addAll(ownPlace.localAddresses());
            } else if (probe.asksForProof()
                    && all.stream().anyMatch(address -> probe.ask(address) == Answer.STRANGER)) {
                found.add(seed);
            } else {
                addresses.addAll(all);
            }
        }
        note(found);
        // Without any address Ignite would take this node for the first one of the cluster.
        return addresses.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)) : addresses;
    }

    private List<String> seeds() {
        return Voters.of(cluster.seedNodes(), cluster.port()).entries();
    }

    private void note(Set<String> found) {
        if (!found.equals(strangers)) {
            found.forEach(seed -> LOG.warn("{}", sentence(seed)));
            strangers = Set.copyOf(found);
        }
        if (found.size() >= Math.max(1, cluster.voters().majority())
                && cluster.voters().isMajority(found)) {
            throw new IgniteException(sentence(String.join(" and ", found)));
        }
    }

    /** Seeds at whose addresses somebody else listens. */
    Set<String> strangers() {
        return strangers;
    }

    static String sentence(String seed) {
        return seed + " answers but does not prove that it belongs to this cluster: is it another program, or has it"
                + " another network.cluster.secret or another certificate authority?";
    }

    /** Ends a search that may go on for ever. */
    void giveUp() {
        givenUp = true;
    }

    @Override
    public void initializeLocalAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed.
    }

    @Override
    public void registerAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed.
    }

    @Override
    public void unregisterAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed.
    }
}
