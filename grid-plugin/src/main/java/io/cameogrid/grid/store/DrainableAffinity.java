package io.cameogrid.grid.store;

import io.cameogrid.grid.internal.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.ignite.cache.affinity.AffinityFunctionContext;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.cluster.ClusterNode;

/**
 * Deals partitions by rendezvous hashing to those members of the baseline that stay. One that departs keeps what it has as a
 * further copy, up to date, until it is a member no more.
 *
 * <p>Caches have it in their stored configuration, so its name has to stay; and whoever joins, thick clients too, needs the class.
 * How it deals has to stay as well: each node does so for itself.
 */
public sealed class DrainableAffinity extends RendezvousAffinityFunction permits BalancedAffinity {
    private static final long serialVersionUID = 1L;

    /** For the grid. */
    public DrainableAffinity() {}

    public DrainableAffinity(int partitions) {
        super(false, partitions);
    }

    @Override
    public final List<List<ClusterNode>> assignPartitions(AffinityFunctionContext context) {
        List<ClusterNode> entries = context.currentTopologySnapshot();
        Set<String> departing = Baseline.departing(entries);
        if (departing.isEmpty()) {
            return deal(entries, context.backups());
        }
        List<ClusterNode> members =
                entries.stream().filter(node -> !Baseline.isNote(node)).toList();
        List<ClusterNode> staying =
                members.stream().filter(node -> !departs(node, departing)).toList();
        List<List<ClusterNode>> before = deal(members, context.backups());
        // Should all be told to go, they stay.
        List<List<ClusterNode>> after = staying.isEmpty() ? before : deal(staying, context.backups());
        return IntStream.range(0, partitions())
                .mapToObj(partition -> withDeparting(after.get(partition), before.get(partition), departing))
                .toList();
    }

    /**
     * Deals all partitions.
     *
     * @return for each partition its owners, the primary first
     */
    protected List<List<ClusterNode>> deal(List<ClusterNode> members, int backups) {
        return IntStream.range(0, partitions())
                .mapToObj(partition -> assignPartition(partition, members, backups, null))
                .toList();
    }

    /**
     * Who departs stays an owner until it is no member any more: were the others to go away meanwhile, Ignite would find nobody who
     * is to have the partition, and take its copy away.
     */
    private static List<ClusterNode> withDeparting(
            List<ClusterNode> after, List<ClusterNode> before, Set<String> departing) {
        List<ClusterNode> owners = new ArrayList<>(after);
        for (ClusterNode node : before) {
            if (departs(node, departing) && !owners.contains(node)) {
                owners.add(node);
            }
        }
        return owners;
    }

    private static boolean departs(ClusterNode node, Set<String> departing) {
        return departing.contains(String.valueOf(node.consistentId()));
    }
}
