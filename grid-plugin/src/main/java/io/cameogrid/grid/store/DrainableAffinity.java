package io.cameogrid.grid.store;

import io.cameogrid.grid.internal.Baseline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.cluster.ClusterNode;
import org.jspecify.annotations.Nullable;

/**
 * Deals partitions by rendezvous hashing to those members of the baseline that stay. One that departs keeps what it has as a
 * further copy, up to date, until it is a member no more.
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
        if (departing.isEmpty()) {
            return super.assignPartition(partition, nodes, backups, neighborhood);
        }
        List<ClusterNode> members =
                nodes.stream().filter(node -> !Baseline.isNote(node)).toList();
        List<ClusterNode> staying =
                members.stream().filter(node -> !departs(node, departing)).toList();
        // Should all be told to go, they stay.
        List<ClusterNode> dealt = new ArrayList<>(
                super.assignPartition(partition, staying.isEmpty() ? members : staying, backups, neighborhood));
        // Who departs stays an owner until it is no member any more: were the others to go away meanwhile, Ignite would
        // find nobody who is to have the partition, and take its copy away.
        for (ClusterNode before : super.assignPartition(partition, members, backups, neighborhood)) {
            if (departs(before, departing) && !dealt.contains(before)) {
                dealt.add(before);
            }
        }
        return dealt;
    }

    private static boolean departs(ClusterNode node, Set<String> departing) {
        return departing.contains(String.valueOf(node.consistentId()));
    }
}
