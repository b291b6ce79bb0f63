package io.cameogrid.grid.store;

import io.cameogrid.grid.internal.Baseline;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.cluster.ClusterNode;
import org.jspecify.annotations.Nullable;

/**
 * Deals partitions by rendezvous hashing to those members of the baseline that stay. One that departs keeps what it has, up to
 * date, until the others have it all: Ignite takes a copy away only when every node that is to have one is complete.
 *
 * <p>Caches have it in their stored configuration, so its name has to stay; and whoever joins, thick clients too, needs the class.
 */
public final class DrainableAffinity extends RendezvousAffinityFunction {
    private static final long serialVersionUID = 1L;

    /** For the grid. */
    public DrainableAffinity() {}

    public DrainableAffinity(int partitions) {
        super(false, partitions);
    }

    @Override
    public List<ClusterNode> assignPartition(
            int partition,
            List<ClusterNode> nodes,
            int backups,
            @Nullable Map<UUID, Collection<ClusterNode>> neighborhood) {
        Set<String> departing = Baseline.departing(nodes);
        return super.assignPartition(
                partition, departing.isEmpty() ? nodes : staying(nodes, departing), backups, neighborhood);
    }

    /** Should all be told to go, they stay. */
    private static List<ClusterNode> staying(List<ClusterNode> nodes, Set<String> departing) {
        List<ClusterNode> real =
                nodes.stream().filter(node -> !Baseline.isNote(node)).toList();
        List<ClusterNode> staying = real.stream()
                .filter(node -> !departing.contains(String.valueOf(node.consistentId())))
                .toList();
        return staying.isEmpty() ? real : staying;
    }
}
