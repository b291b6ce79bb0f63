package io.cameogrid.api.search;

import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A search as a client asked for it. What is absent here may still come from the query's own tail clauses, which these
 * members override, and then from the defaults.
 *
 * @param target the indexes that it covers
 * @param fields projection, by path or pattern; empty for whole documents
 * @param lenient whether a clause that cannot be interpreted is dropped and listed rather than refused
 * @param routingKey restricts the search to the one microshard of that key
 * @param timeout after which the search is given up
 * @param allowPartial whether missing partitions are reported in the coverage rather than refused
 * @param trackTotal whether the total must be exact; without it the search may stop early
 * @param cursor where the page begins: {@link #FIRST_PAGE}, or what the page before gave
 * @param annotations what is wanted about each hit beside its document
 */
public record SearchRequest(
        SearchTarget target,
        String query,
        OptionalInt limit,
        OptionalInt offset,
        List<String> fields,
        List<SortKey> sort,
        boolean lenient,
        Optional<String> routingKey,
        Duration timeout,
        boolean allowPartial,
        boolean trackTotal,
        Optional<String> cursor,
        Annotations annotations) {

    /** The cursor of a first page that others are to follow. */
    public static final String FIRST_PAGE = "*";

    public SearchRequest {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    /** A search with everything by default. */
    public static SearchRequest of(IndexName index, String query) {
        return new SearchRequest(
                SearchTarget.of(index),
                query,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Duration.ofSeconds(30),
                false,
                true,
                Optional.empty(),
                Annotations.NONE);
    }

    public SearchRequest withLimit(int newLimit) {
        return with(target, OptionalInt.of(newLimit), sort, cursor);
    }

    public SearchRequest in(SearchTarget newTarget) {
        return with(newTarget, limit, sort, cursor);
    }

    public SearchRequest sortedBy(List<SortKey> newSort) {
        return with(target, limit, newSort, cursor);
    }

    public SearchRequest from(String newCursor) {
        return with(target, limit, sort, Optional.of(newCursor));
    }

    public SearchRequest asking(Annotations wanted) {
        return new SearchRequest(
                target,
                query,
                limit,
                offset,
                fields,
                sort,
                lenient,
                routingKey,
                timeout,
                allowPartial,
                trackTotal,
                cursor,
                wanted);
    }

    private SearchRequest with(
            SearchTarget newTarget, OptionalInt newLimit, List<SortKey> newSort, Optional<String> newCursor) {
        return new SearchRequest(
                newTarget,
                query,
                newLimit,
                offset,
                fields,
                newSort,
                lenient,
                routingKey,
                timeout,
                allowPartial,
                trackTotal,
                newCursor,
                annotations);
    }
}
