package io.cameogrid.it.crash;

import io.cameogrid.testkit.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a ghost: holds one change between the index writer and the store's log, right after a checkpoint's mark, until
 * the commit that contains it is in force; then halts. The store never hears of the change, the index has committed it.
 */
final class HaltWithGhost implements Halt {
    private final AtomicInteger marksLeft;
    private final long changesAfterwards;
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean armed;
    private volatile boolean marked;
    private volatile long haltAfter = Long.MAX_VALUE;

    HaltWithGhost(int marks, long changesAfterwards) {
        this.marksLeft = new AtomicInteger(marks);
        this.changesAfterwards = changesAfterwards;
    }

    @Override
    public void arm() {
        armed = true;
    }

    @Override
    public boolean holding() {
        return held.get();
    }

    @Override
    public void reached(String point) {
        if (!armed) {
            return;
        }
        switch (point) {
            case MARK_AFTER -> marked = marked || marksLeft.decrementAndGet() <= 0;
            case HOOK_AFTER_WRITER -> changed();
            case COMMIT_BEFORE_PREPARE -> {
                if (marked) {
                    Eventually.until("a change is held", held::get);
                }
            }
            case COMMIT_AFTER_PUBLISH -> {
                if (held.get()) {
                    haltAfter = changes.get() + changesAfterwards;
                    haltIfDue();
                }
            }
            default -> {}
        }
    }

    private void changed() {
        changes.incrementAndGet();
        haltIfDue();
        if (marked && held.compareAndSet(false, true)) {
            while (true) {
                LockSupport.park();
            }
        }
    }

    private void haltIfDue() {
        if (changes.get() >= haltAfter) {
            Halt.now();
        }
    }
}
