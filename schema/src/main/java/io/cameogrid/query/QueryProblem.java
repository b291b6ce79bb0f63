package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is wrong with a query string and where.
 *
 * @param position the UTF-16 offset in the query string, its length when something is missing at the end
 * @param found what stands there, ready to be shown
 * @param expected what could have stood there
 * @param message the whole story in one sentence
 * @param suggestion what the author may have meant, when there is a good guess
 */
public record QueryProblem(int position, String found, String expected, String message, Optional<String> suggestion) {
    public QueryProblem {
        requireNonNull(found, "found");
        requireNonNull(expected, "expected");
        requireNonNull(message, "message");
        requireNonNull(suggestion, "suggestion");
    }
}
