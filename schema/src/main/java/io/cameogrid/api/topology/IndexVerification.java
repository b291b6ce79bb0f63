package io.cameogrid.api.topology;

import java.util.List;

/**
 * What a comparison of an index with its documents, and of all copies of these with each other, has found.
 *
 * @param partitions all of them, in their order
 */
public record IndexVerification(List<VerifiedPartition> partitions) {
    public IndexVerification {
        partitions = List.copyOf(partitions);
    }

    /** Whether copies of a partition have the same rows. */
    public enum Agreement {
        /** They have. */
        SAME,
        /** They have not, though nothing was written while they were read, twice. */
        DIFFERENT,
        /** Nobody knows: whenever they were read, something was written. */
        CHANGING
    }

    /**
     * A partition with the copies that are complete now.
     *
     * @param copies the primary first; none if the partition is lost
     */
    public record VerifiedPartition(int partition, Agreement agreement, List<VerifiedCopy> copies) {
        public VerifiedPartition {
            copies = List.copyOf(copies);
        }

        /** Whether there is a copy, all copies are the same, and each microshard says what its copy says. */
        public boolean clean() {
            return agreement == Agreement.SAME
                    && !copies.isEmpty()
                    && copies.stream().allMatch(VerifiedCopy::clean);
        }
    }

    /** Whether all partitions are clean. */
    public boolean clean() {
        return partitions.stream().allMatch(VerifiedPartition::clean);
    }
}
