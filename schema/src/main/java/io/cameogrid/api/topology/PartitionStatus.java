package io.cameogrid.api.topology;

import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;

/**
 * How one partition of an index is, with all of its copies.
 *
 * @param health GREEN: it has all copies that it is to have; YELLOW: it is served; RED: it is not
 * @param reason why it is not green; empty if it is
 * @param copies that are there, the primary one first
 */
public record PartitionStatus(
        IndexName index, int partition, ClusterHealth.Status health, String reason, List<CopyStatus> copies) {

    public PartitionStatus {
        copies = List.copyOf(copies);
    }

    /** The copy that answers reads and searches. */
    public Optional<CopyStatus> primary() {
        return copies.stream().filter(CopyStatus::primary).findFirst();
    }
}
