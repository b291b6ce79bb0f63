package io.cameogrid.search.route;

import io.cameogrid.query.QueryLimits;

/**
 * What a search may ask for.
 *
 * @param defaultLimit the page size of a search that names none
 * @param window the most that {@code offset + limit} may be
 * @param query the budgets of the query string
 */
public record SearchLimits(int defaultLimit, int window, QueryLimits query) {

    /** Ten hits, within the first 10,000. */
    public static final SearchLimits DEFAULT = new SearchLimits(10, 10_000, QueryLimits.DEFAULT);

    public SearchLimits {
        if (window < 1) {
            throw new IllegalArgumentException("window is less than 1: " + window);
        }
        if (defaultLimit < 0 || defaultLimit > window) {
            throw new IllegalArgumentException(
                    "defaultLimit is not from 0 to the window " + window + ": " + defaultLimit);
        }
    }
}
