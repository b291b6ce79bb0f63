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
 * @param fields projection, by path; empty for whole documents
 * @param lenient whether a clause that cannot be interpreted is dropped and listed rather than refused
 * @param routingKey restricts the search to the one microshard of that key
 * @param timeout after which the search is given up
 * @param allowPartial whether missing partitions are reported in the coverage rather than refused
 * @param trackTotal whether the total must be exact; without it the search may stop early
 */
public record SearchRequest(
        IndexName index,
        String query,
        OptionalInt limit,
        OptionalInt offset,
        List<String> fields,
        List<SortKey> sort,
        boolean lenient,
        Optional<String> routingKey,
        Duration timeout,
        boolean allowPartial,
        boolean trackTotal) {

    public SearchRequest {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    /** A search with everything by default. */
    public static SearchRequest of(IndexName index, String query) {
        return new SearchRequest(
                index,
                query,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Duration.ofSeconds(30),
                false,
                true);
    }

    public SearchRequest withLimit(int newLimit) {
        return new SearchRequest(
                index,
                query,
                OptionalInt.of(newLimit),
                offset,
                fields,
                sort,
                lenient,
                routingKey,
                timeout,
                allowPartial,
                trackTotal);
    }
}
