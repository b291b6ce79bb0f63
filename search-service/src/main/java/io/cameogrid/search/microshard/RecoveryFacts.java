package io.cameogrid.search.microshard;

import java.util.OptionalLong;

/**
 * What the store knows of a partition when its microshard is to be searched.
 *
 * @param counterAtCheckpoint the partition's update counter as restored from the last checkpoint, before the log's
 *     replay; empty if not known, as for a partition that was created or filled while the node was up
 * @param counter the partition's update counter now
 */
public record RecoveryFacts(OptionalLong counterAtCheckpoint, long counter) {
    /** The facts of a partition that did not come out of a restart. */
    public static RecoveryFacts running(long counter) {
        return new RecoveryFacts(OptionalLong.empty(), counter);
    }
}
