package io.cameogrid.testkit;

import java.util.Random;

/**
 * Where a random test's choices come from: another one at each run, or the one of {@code -Dcameogrid.seed}.
 *
 * <p>Its text goes into the message of every failure.
 */
public record Seed(long value) {
    private static final String PROPERTY = "cameogrid.seed";

    /** The seed that the run was given, or a fresh one. */
    public static Seed fresh() {
        return new Seed(Long.getLong(PROPERTY, System.nanoTime() & 0xFFFF_FFFFL));
    }

    public Random random() {
        return new Random(value);
    }

    @Override
    public String toString() {
        return "-D" + PROPERTY + "=" + value;
    }
}
