package io.cameogrid.grid.membership;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that something which should change does not.
 *
 * <p>Threads: one at a time.
 */
final class Standstill {
    private final Duration longest;
    private final LongSupplier nanoTime;
    private @Nullable Object before;
    private long since;

    Standstill(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /** Takes note of how it is now; returns how long it has been so, once that is too long. */
    Optional<Duration> observe(Object now) {
        if (!now.equals(before)) {
            before = now;
            since = nanoTime.getAsLong();
        }
        Duration still = Duration.ofNanos(nanoTime.getAsLong() - since);
        return still.compareTo(longest) >= 0 ? Optional.of(still) : Optional.empty();
    }
}
