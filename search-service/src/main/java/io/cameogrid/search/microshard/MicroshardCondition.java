package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;

/**
 * Whether a microshard is searched.
 *
 * @param detail why it is not; empty if it is
 * @param rebuilt share of a running rebuild that is done, from 0 to 1; 1 when none runs
 */
public record MicroshardCondition(MicroshardId id, MicroshardState state, String detail, double rebuilt) {}
