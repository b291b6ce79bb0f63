package io.cameogrid.grid.store;

import java.util.List;
import org.apache.ignite.cluster.ClusterNode;

/**
 * Deals as many partitions to each member as to any other: of two members, one is the primary of at most one partition more, and
 * the same goes for copies, but in rare cases of few partitions. Chance alone would leave some members without any.
 *
 * <p>Rendezvous hashing says in which order the members come into question for a partition, and the first that has room gets it
 * ({@link PartitionDeal}). So most partitions stay where they are when members come and go: a fourth member of eight partitions
 * with a backup brings 4.9 copies to other places on average, where hashing alone would bring 4.
 *
 * <p>The deal depends on the members alone, and not on an earlier deal, since each node makes it for itself. What the class comment of
 * {@link DrainableAffinity} says of changes holds here, too.
 */
public final class BalancedAffinity extends DrainableAffinity {
    /** Attribute of the nodes that know this class. */
    public static final String ATTRIBUTE = "cameogrid.balanced";

    private static final long serialVersionUID = 1L;

    /** For the grid. */
    public BalancedAffinity() {}

    public BalancedAffinity(int partitions) {
        super(partitions);
    }

    @Override
    protected List<List<ClusterNode>> deal(List<ClusterNode> members, int backups) {
        if (members.isEmpty()) {
            return super.deal(members, backups);
        }
        PartitionDeal deal = new PartitionDeal(members, super.deal(members, members.size() - 1));
        deal.copies(1);
        deal.copies(Math.min(backups, members.size() - 1));
        return deal.owners();
    }
}
