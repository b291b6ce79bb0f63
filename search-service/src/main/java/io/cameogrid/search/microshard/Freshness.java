package io.cameogrid.search.microshard;

/** Which changes a reading has to show. */
public enum Freshness {
    /** Those of every write that had ended: what a search promises. */
    DUE,
    /** Those of writes that go on as well: for a search that met one of them in the store. */
    EVERYTHING
}
