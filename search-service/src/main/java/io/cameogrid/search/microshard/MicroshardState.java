package io.cameogrid.search.microshard;

/** What a microshard is good for. */
public enum MicroshardState {
    /** Written and searched. */
    OWNING,
    /** Written, not searched: not recovered yet, damaged, or being rebuilt. */
    FILLING,
    /** Closed, its directory deleted. */
    GONE
}
