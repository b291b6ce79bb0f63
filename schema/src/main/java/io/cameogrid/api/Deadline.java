package io.cameogrid.api;

import java.time.Duration;

/** The instant by which an operation must have answered, on the monotonic clock of this process. */
public record Deadline(long nanoTime) {
    /** The deadline that lies the given time from now. */
    public static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The time left, zero when it has run out. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean expired() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
