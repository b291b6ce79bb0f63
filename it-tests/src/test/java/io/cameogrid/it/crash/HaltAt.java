package io.cameogrid.it.crash;

import io.cameogrid.testkit.Eventually;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Halts at the n-th time that a point is reached. At the points of a checkpoint where changes go on, it first lets some
 * more of them through: they are what makes the place dangerous.
 */
final class HaltAt implements Halt {
    private static final Set<String> WHILE_CHANGES_GO_ON =
            Set.of(COMMIT_BEFORE_PREPARE, COMMIT_AFTER_PREPARE, COMMIT_AFTER_PUBLISH);
    private static final int MORE_CHANGES = 30;

    private final String point;
    private final AtomicLong left;
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean armed;

    HaltAt(String point, int times) {
        this.point = point;
        this.left = new AtomicLong(times);
    }

    @Override
    public void arm() {
        armed = true;
    }

    @Override
    public void reached(String reached) {
        if (reached.equals(HOOK_AFTER_WRITER)) {
            changes.incrementAndGet();
        }
        if (armed && reached.equals(point) && left.decrementAndGet() == 0) {
            if (WHILE_CHANGES_GO_ON.contains(point)) {
                long enough = changes.get() + MORE_CHANGES;
                Eventually.until("more changes come", () -> changes.get() >= enough);
            }
            Halt.now();
        }
    }
}
