package io.cameogrid.bench.corpus;

import java.util.Locale;

/** The kinds of queries that are measured, each for itself. */
public enum QueryClass {
    TERM,
    OR,
    AND,
    PHRASE,
    PREFIX,
    RANGE,
    FILTER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
