package io.cameogrid.grid.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterState;

/** The servers that are to keep documents: Ignite's baseline, by the nodes' consistent ids. */
public final class Baseline {
    private final Ignite ignite;

    public Baseline(Ignite ignite) {
        this.ignite = ignite;
    }

    /** The members, each with what it told of itself when it entered; none if the grid was never active. */
    public Map<String, BaselineNode> members() {
        Map<String, BaselineNode> members = new LinkedHashMap<>();
        Optional.ofNullable(ignite.cluster().currentBaselineTopology())
                .ifPresent(nodes -> nodes.forEach(node -> members.put(String.valueOf(node.consistentId()), node)));
        return members;
    }

    /** The servers in the topology. */
    public Map<String, ClusterNode> online() {
        return ignite.cluster().forServers().nodes().stream()
                .collect(Collectors.toMap(
                        node -> String.valueOf(node.consistentId()), node -> node, (one, other) -> other));
    }

    /** Whether this node is the server that is in the topology for the longest. */
    public boolean oldest() {
        ClusterNode oldest = ignite.cluster().forServers().forOldest().node();
        return oldest != null && oldest.isLocal();
    }

    public boolean active() {
        return ignite.cluster().state() == ClusterState.ACTIVE;
    }

    /** Lets the grid serve; the first time, with all servers of the topology as members. */
    public void activate() {
        if (members().isEmpty()) {
            // Ignite's own adjustment would shrink the baseline of both halves of a split.
            ignite.cluster().baselineAutoAdjustEnabled(false);
        }
        ignite.cluster().state(ClusterState.ACTIVE);
    }

    /**
     * Makes these the members, as far as they are known, and returns when partitions have been assigned anew. A member that is up
     * may be left out, which Ignite's public interface refuses: from then on its copies count for nothing, so all of them must
     * be complete on others.
     */
    public void replace(Set<String> ids) {
        Map<String, BaselineNode> known = new LinkedHashMap<>(members());
        known.putAll(online());
        known.keySet().retainAll(ids);
        List<BaselineNode> next = new ArrayList<>(known.values());
        try {
            Kernal.context(ignite)
                    .state()
                    .changeGlobalState(ClusterState.ACTIVE, false, next, true)
                    .get();
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the baseline could not be changed", e);
        }
    }
}
