package io.cameogrid.grid.quorum;

import io.cameogrid.grid.store.DocumentCaches;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.ExecutorConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.TopologyValidator;
import org.apache.ignite.plugin.CacheTopologyValidatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ignite refuse every change of a document in a topology without quorum, whoever makes it.
 *
 * <p>Ignite asks for each cache once, on each node, and the validator whenever partitions have been assigned anew, with the
 * nodes of that topology; it applies the answer to all updates that begin in it, on the node where they begin and on the
 * primary ones. Its own caches and its metastorage know no validator.
 */
public final class QuorumExtension implements CacheTopologyValidatorProvider {
    /** Who asks whether a node is seen is answered even when all other threads are busy. */
    static final String THREADS = "cameogrid-quorum";

    private static final int ANSWERERS = 2;

    private final Voters voters;

    public QuorumExtension(Voters voters) {
        this.voters = voters;
    }

    /** Gives the node the threads that answer for it; before it starts. */
    public static void prepare(IgniteConfiguration ignite) {
        ExecutorConfiguration[] others = ignite.getExecutorConfiguration();
        int present = others == null ? 0 : others.length;
        ExecutorConfiguration[] all = new ExecutorConfiguration[present + 1];
        if (others != null) {
            System.arraycopy(others, 0, all, 0, present);
        }
        all[present] = new ExecutorConfiguration(THREADS).setSize(ANSWERERS);
        ignite.setExecutorConfiguration(all);
    }

    @Override
    public @Nullable TopologyValidator topologyValidator(String cacheName) {
        return DocumentCaches.incarnation(cacheName).isPresent() ? this::hasQuorum : null;
    }

    private boolean hasQuorum(Collection<ClusterNode> topology) {
        Set<String> entries = new HashSet<>();
        topology.forEach(node -> IgniteMembership.entry(node).ifPresent(entries::add));
        return voters.isMajority(entries);
    }
}
