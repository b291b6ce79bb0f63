package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.CopyStatus.State;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says how a partition is by its copies: served or not, and with how many copies that could serve.
 *
 * @param wanted copies of each partition
 * @param keepers nodes that are to keep documents: what others still have is on its way to these
 * @param settling whether partitions are being assigned to nodes just now, so that one with a copy in order will be served
 */
record PartitionJudgement(IndexName index, int wanted, boolean settling, Set<ClusterNode> keepers) {
    PartitionStatus of(int partition, List<CopyStatus> copies) {
        Optional<CopyStatus> primary =
                copies.stream().filter(CopyStatus::primary).findFirst();
        boolean searchable = copies.stream().anyMatch(CopyStatus::searchable);
        long complete = copies.stream()
                .filter(copy -> copy.searchable() && keepers.contains(copy.node()))
                .count();
        boolean served = primary.map(CopyStatus::searchable).orElse(false);
        if (!served && !(settling && searchable)) {
            return new PartitionStatus(index, partition, Status.RED, unserved(primary, copies), copies);
        }
        if (!served) {
            return new PartitionStatus(index, partition, Status.YELLOW, "being assigned to another node", copies);
        }
        if (complete < wanted) {
            return new PartitionStatus(
                    index, partition, Status.YELLOW, "complete copies: " + complete + " of " + wanted, copies);
        }
        return new PartitionStatus(index, partition, Status.GREEN, "", copies);
    }

    private static String unserved(Optional<CopyStatus> primary, List<CopyStatus> copies) {
        if (copies.stream().anyMatch(copy -> copy.state() == State.LOST)) {
            return "not served: lost, the nodes with its complete copies are away";
        }
        if (copies.isEmpty()) {
            return "not served: no node that is here has a copy";
        }
        if (primary.isEmpty()) {
            return "not served: not assigned to any node";
        }
        CopyStatus copy = primary.get();
        String why = copy.state() == State.OWNING
                ? switch (copy.microshard()) {
                    case REBUILDING -> "is being built anew";
                    case FILLING -> "is being compared with its documents";
                    case OWNING, NONE -> "is missing";
                }
                : "is still waiting for its documents";
        return "not served: its microshard on " + copy.node().name() + " " + why;
    }
}
