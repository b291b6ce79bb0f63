package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a query string asks for after the query itself: {@code return title, price limit 20 offset 40 sort price:desc}.
 *
 * @param returnFields the fields to return in this order; empty when the query does not say
 * @param sort the sort order, most significant first; empty when the query does not say
 * @param positions by the keyword of each clause, where what it says begins in the query string
 */
public record TailClauses(
        List<String> returnFields,
        OptionalInt limit,
        OptionalInt offset,
        List<SortClause> sort,
        Map<String, Integer> positions) {

    /** A query string that asks for nothing beyond the query. */
    public static final TailClauses NONE =
            new TailClauses(List.of(), OptionalInt.empty(), OptionalInt.empty(), List.of(), Map.of());

    public TailClauses {
        returnFields = List.copyOf(returnFields);
        requireNonNull(limit, "limit");
        requireNonNull(offset, "offset");
        sort = List.copyOf(sort);
        positions = Map.copyOf(positions);
    }
}
