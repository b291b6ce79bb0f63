package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

/**
 * One field of the sort order that a query string asks for.
 *
 * @param position where the field begins in the query string
 */
public record SortClause(String field, boolean ascending, int position) {
    public SortClause {
        requireNonNull(field, "field");
    }
}
