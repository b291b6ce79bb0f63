package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

/**
 * A value inside a range, a comparison or a set, escapes resolved; only the type of its field gives it a meaning.
 *
 * @param quoted whether the query had it in quotes
 * @param position the UTF-16 offset of the value in the query string
 */
public record Literal(String text, boolean quoted, int position) {
    public Literal {
        requireNonNull(text, "text");
        if (text.isEmpty() && !quoted) {
            throw new IllegalArgumentException("an empty value must be quoted");
        }
    }
}
