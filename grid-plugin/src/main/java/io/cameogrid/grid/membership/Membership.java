package io.cameogrid.grid.membership;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.digest.SearchableCopies;
import io.cameogrid.grid.internal.Baseline;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.PartitionCopies;
import io.cameogrid.schema.IndexDefinition;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;

/**
 * How a node belongs to its cluster.
 *
 * @param admin takes commands
 * @param keeper decides by rule; absent on a client, and where an application decides
 * @param attributes by which the node tells the others what they need to know of it
 */
public record Membership(ClusterAdmin admin, Optional<BaselineKeeper> keeper, Map<String, String> attributes) {
    /** What an own directory of this server is called, after the one of its microshards. */
    private static final String DIRECTORY = "-membership";

    /** What the node has already. */
    public record Parts(
            Ignite ignite, MetastorageCatalog catalog, LocalPartitions partitions, SearchableCopies searchable) {}

    /** @param reason why there is nothing to decide here, as a sentence */
    public static Membership fixed(String reason) {
        return new Membership(new FixedMembership(reason), Optional.empty(), Map.of());
    }

    /**
     * To be called while plugins start.
     *
     * @param quorum whether this node sees a majority of the voters
     * @param microshards beside which the node keeps what it must not forget
     */
    public static Membership byRule(
            Parts parts, BooleanSupplier quorum, MembershipSettings settings, Path microshards) {
        Baseline baseline = new Baseline(parts.ignite());
        PartitionCopies copies = new PartitionCopies(parts.ignite());
        Marks marks = Marks.register(parts.ignite());
        BehindRecord behind = BehindRecord.in(microshards.resolveSibling(microshards.getFileName() + DIRECTORY));
        Lookout.Whereabouts whereabouts = new Lookout.Whereabouts(
                parts.partitions(),
                parts.searchable(),
                () -> parts.catalog().allIncarnations().stream()
                        .map(IndexDefinition::incarnation)
                        .collect(Collectors.toSet()));
        BaselineKeeper keeper = new BaselineKeeper(
                new BaselineKeeper.Parts(parts.ignite(), baseline, whereabouts, copies, marks, behind),
                quorum,
                settings);
        return new Membership(
                new IgniteClusterAdmin(baseline, copies, marks, parts.catalog(), quorum),
                Optional.of(keeper),
                Map.of(BehindRecord.ATTRIBUTE, behind.text()));
    }
}
