package io.cameogrid.grid.verify;

import io.cameogrid.api.topology.VerifiedCopy;

/**
 * A copy of a partition as its node has read it, and whether it was written to meanwhile.
 *
 * @param counterBefore counts the partition's updates, before the reading
 * @param counterAfter the same, after it
 */
public record CopyReading(int partition, long counterBefore, long counterAfter, VerifiedCopy copy) {}
