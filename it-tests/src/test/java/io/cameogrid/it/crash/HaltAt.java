package io.cameogrid.it.crash;

import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends the process at the n-th time that a point is reached, as a kill would: no hook of the JVM runs, no buffer is
 * written.
 *
 * <p>At the points of a checkpoint where updates go on, it first lets some more of them through: they are what makes
 * the place dangerous. Without effect until it is armed.
 */
final class HaltAt implements Failpoints {
    /** As the shell has it for SIGKILL. */
    static final int EXIT_CODE = 137;

    private static final int MORE_CHANGES = 30;

    private final String point;
    private final AtomicLong left;
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean armed;

    HaltAt(String point, long times) {
        this.point = point;
        this.left = new AtomicLong(times);
    }

    void arm() {
        armed = true;
    }

    @Override
    public void reached(String reached) {
        if (reached.equals(HOOK_AFTER_WRITER)) {
            changes.incrementAndGet();
        }
        if (armed && reached.equals(point) && left.decrementAndGet() == 0) {
            if (point.equals(COMMIT_AFTER_PREPARE) || point.equals(COMMIT_AFTER_PUBLISH)) {
                long enough = changes.get() + MORE_CHANGES;
                Eventually.until("more changes come", () -> changes.get() >= enough);
            }
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
