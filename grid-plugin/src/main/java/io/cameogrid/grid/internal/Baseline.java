package io.cameogrid.grid.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.cache.affinity.AffinityFunction;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.internal.cluster.DetachedClusterNode;

/**
 * The servers that are to keep documents: Ignite's baseline, by the nodes' consistent ids.
 *
 * <p>A member that departs, of which the others are to get copies of what it has, is noted in the baseline itself, by an entry that
 * stands for no node. For all nodes deal partitions by the baseline alone, at the same moment and each for itself: what they deal by
 * must be in it. Ignite keeps the note, and tells it to whoever joins. Partitions must then be dealt by a function that knows of
 * notes: to any other, the note looks like a member that is away.
 */
public final class Baseline {
    private static final String DEPARTING = "cameogrid.departing";

    private final Ignite ignite;

    public Baseline(Ignite ignite) {
        this.ignite = ignite;
    }

    /** The members, each with what it told of itself when it entered; none if the grid was never active. */
    public Map<String, BaselineNode> members() {
        Map<String, BaselineNode> members = new LinkedHashMap<>();
        Optional.ofNullable(ignite.cluster().currentBaselineTopology())
                .ifPresent(nodes -> nodes.stream()
                        .filter(node -> !isNote(node))
                        .forEach(node -> members.put(String.valueOf(node.consistentId()), node)));
        return members;
    }

    /** The members that depart. */
    public Set<String> departing() {
        return Optional.ofNullable(ignite.cluster().currentBaselineTopology())
                .map(Baseline::departing)
                .orElse(Set.of());
    }

    /** The members that depart, according to the notes among these entries of the baseline. */
    public static Set<String> departing(Collection<? extends BaselineNode> entries) {
        return entries.stream()
                .flatMap(entry -> Optional.<String>ofNullable(entry.attribute(DEPARTING)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the entry of the baseline stands for no node, but says that one departs. */
    public static boolean isNote(BaselineNode entry) {
        return entry.attribute(DEPARTING) != null;
    }

    /** The entry which says that the member departs. */
    public static DetachedClusterNode note(String departing) {
        return new DetachedClusterNode(DEPARTING + "." + departing, Map.of(DEPARTING, departing));
    }

    /** Whether the partitions of every cache are dealt by a function of this class, so that members can depart. */
    public boolean dealtBy(Class<? extends AffinityFunction> function) {
        return Kernal.context(ignite).cache().cacheGroups().stream()
                .filter(group -> !group.systemCache())
                .allMatch(group -> function.isInstance(group.config().getAffinity()));
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
     *
     * @param departing those of them that are to depart
     */
    public void replace(Set<String> ids, Set<String> departing) {
        Map<String, BaselineNode> known = new LinkedHashMap<>(members());
        known.putAll(online());
        known.keySet().retainAll(ids);
        List<BaselineNode> next = new ArrayList<>(known.values());
        departing.forEach(id -> next.add(note(id)));
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
