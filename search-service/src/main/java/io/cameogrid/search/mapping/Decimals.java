package io.cameogrid.search.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers in queries. */
final class Decimals {
    private static final int MAX_LENGTH = 1_000;

    /** An exponent of more digits than three could name a number that does not fit into memory. */
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Decimals() {}

    static Optional<BigDecimal> parse(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
