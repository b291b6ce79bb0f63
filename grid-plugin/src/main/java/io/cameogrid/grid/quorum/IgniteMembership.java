package io.cameogrid.grid.quorum;

import io.cameogrid.grid.internal.Discovery;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other servers as Ignite's discovery has them, asked through its compute grid. */
final class IgniteMembership implements Membership {
    private static final Logger LOG = LoggerFactory.getLogger(IgniteMembership.class);

    private final Ignite ignite;
    private final Discovery discovery;

    IgniteMembership(Ignite ignite) {
        this.ignite = ignite;
        this.discovery = new Discovery(ignite);
    }

    @Override
    public long version() {
        return discovery.version();
    }

    @Override
    public Map<UUID, String> otherVoters() {
        Map<UUID, String> voters = new HashMap<>();
        try {
            for (ClusterNode server : ignite.cluster().forServers().forRemotes().nodes()) {
                entry(server).ifPresent(entry -> voters.put(server.id(), entry));
            }
        } catch (IllegalStateException e) {
            LOG.debug("the node stops, so it sees nobody", e);
        }
        return voters;
    }

    /** The entry of a node among the voters, if it is a server and has a vote. */
    static Optional<String> entry(ClusterNode node) {
        return node.isClient() ? Optional.empty() : Optional.ofNullable(node.<String>attribute(Voters.ATTRIBUTE));
    }

    @Override
    public boolean isAlive(UUID server) {
        return discovery.isAlive(server);
    }

    @Override
    public boolean sees(UUID server, Duration timeout) {
        try {
            return ignite.compute(ignite.cluster().forNodeId(server))
                    .withNoFailover()
                    .withExecutor(QuorumExtension.THREADS)
                    .withTimeout(Math.max(1, timeout.toMillis()))
                    .call(new MembershipCall(ignite.cluster().localNode().id()));
        } catch (IgniteException | IllegalStateException e) {
            LOG.debug("{} does not answer", server, e);
            return false;
        }
    }
}
