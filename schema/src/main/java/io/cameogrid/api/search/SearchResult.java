package io.cameogrid.api.search;

import java.time.Duration;
import java.util.List;

/**
 * The answer to a search.
 *
 * @param limit the page size that was applied
 * @param offset the hits that were skipped
 * @param discardedClauses what a lenient search dropped
 */
public record SearchResult(
        List<Hit> hits,
        Total total,
        int limit,
        int offset,
        Duration took,
        Coverage coverage,
        List<String> discardedClauses) {

    public SearchResult {
        hits = List.copyOf(hits);
        discardedClauses = List.copyOf(discardedClauses);
    }
}
