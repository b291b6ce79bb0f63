package io.cameogrid.grid.quorum;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * For how long a majority's word holds that this node is one of them.
 *
 * <p>It counts from before they were asked, and only as long as nobody comes or goes. Safe for use by many threads.
 */
final class Lease {
    private final LongSupplier clock;
    private final long lengthNanos;
    private volatile Confirmation last;

    /**
     * What was confirmed.
     *
     * @param begun when the question was put
     * @param version of the topology that it was put in
     */
    private record Confirmation(long begun, long version) {}

    /** @param clock nanoseconds that go on while the process stands still */
    Lease(LongSupplier clock, Duration length) {
        this.clock = clock;
        this.lengthNanos = length.toNanos();
        // Over from the beginning.
        this.last = new Confirmation(clock.getAsLong() - lengthNanos, 0);
    }

    /** Whether the word holds at this moment, in the given version of the topology. */
    boolean holds(long version) {
        Confirmation confirmation = last;
        return confirmation.version == version && clock.getAsLong() - confirmation.begun < lengthNanos;
    }

    /** Takes the answer to a question that was put at the given time of this lease's clock, in the given version. */
    void confirmed(long begun, long version) {
        last = new Confirmation(begun, version);
    }

    long now() {
        return clock.getAsLong();
    }
}
