package io.cameogrid.query;

import java.util.Optional;

/** Whole numbers that belong to the language itself; those in values are the schema's. */
final class Numbers {

    private static final int LONGEST = 10;

    private Numbers() {}

    /** The number that the digits spell, unless there are none or they spell more than an int holds. */
    static Optional<Integer> parse(String digits) {
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return Optional.empty();
        }
        long number = Long.parseLong(digits);
        return number > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) number);
    }
}
