package io.cameogrid.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions. How long is no promise of anybody: only for ever would be wrong. */
public final class Eventually {
    private static final Duration FOR_EVER = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Eventually() {}

    /** What is waited for; it may throw whatever it meets on the way. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Returns when the condition holds.
     *
     * @param what for the failure's message
     */
    public static void until(String what, Condition condition) {
        long end = System.nanoTime() + FOR_EVER.toNanos();
        while (!holds(what, condition)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + FOR_EVER.toSeconds() + " s in vain: " + what);
            }
            briefly();
        }
    }

    /** Waits a moment, as between two looks. */
    public static void briefly() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private static boolean holds(String what, Condition condition) {
        try {
            return condition.holds();
        } catch (Exception e) {
            throw new AssertionError("cannot tell whether " + what, e);
        }
    }
}
