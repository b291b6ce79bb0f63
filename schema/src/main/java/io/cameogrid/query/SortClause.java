package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

/** One field of the sort order that a query string asks for. */
public record SortClause(String field, boolean ascending) {
    public SortClause {
        requireNonNull(field, "field");
    }
}
