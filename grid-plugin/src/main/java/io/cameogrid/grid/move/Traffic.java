package io.cameogrid.grid.move;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the operations of one kind that are under way. Safe for use by many threads, which do not meet.
 *
 * <p>Ends are summed up before begins: whatever has ended is then among the begun, so equal sums mean that all that had
 * begun before has ended. One counter up and down could say so wrongly, since it is not summed up at one moment.
 */
final class Traffic {
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();

    void begin() {
        begun.increment();
    }

    void end() {
        ended.increment();
    }

    /** Whether nothing is under way of what began before the call. */
    boolean isQuiet() {
        long before = ended.sum();
        return begun.sum() == before;
    }
}
