package io.cameogrid.api.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a search.
 *
 * @param limit the page size that was applied
 * @param offset the hits that were skipped
 * @param discardedClauses what a lenient search dropped
 * @param nextCursor what asks for the next page; empty if this is the last one, or if the search has no order to go on in
 */
public record SearchResult(
        List<Hit> hits,
        Total total,
        int limit,
        int offset,
        Duration took,
        Coverage coverage,
        List<String> discardedClauses,
        Optional<String> nextCursor) {

    public SearchResult {
        hits = List.copyOf(hits);
        discardedClauses = List.copyOf(discardedClauses);
    }

    /** A result that no page follows. */
    public SearchResult(
            List<Hit> hits,
            Total total,
            int limit,
            int offset,
            Duration took,
            Coverage coverage,
            List<String> discardedClauses) {
        this(hits, total, limit, offset, took, coverage, discardedClauses, Optional.empty());
    }
}
