package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a bounded number of searches run at once and a bounded number wait: more at once would only make each slower.
 *
 * <p>Safe for use by many threads.
 */
public final class SearchPermits {
    private final Semaphore free;
    private final int running;
    private final int waiting;

    /**
     * @param running searches that may run at once
     * @param waiting searches that may wait for one of them to end
     */
    public SearchPermits(int running, int waiting) {
        this.free = new Semaphore(running);
        this.running = running;
        this.waiting = waiting;
    }

    /**
     * Waits for a permit, at most until the deadline.
     *
     * @throws CameoGridException TOO_MANY_REQUESTS if too many wait already, or if no permit came in time
     */
    public Permit acquire(Deadline deadline) {
        if (!free.tryAcquire()) {
            // The length is an estimate, which is all that a bound against overload needs.
            if (free.getQueueLength() >= waiting) {
                throw refusal("too many searches are under way");
            }
            await(deadline);
        }
        return free::release;
    }

    private void await(Deadline deadline) {
        try {
            if (!free.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw refusal("other searches ran all the time that this one had");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CameoGridException(ErrorCode.NOT_READY, "the search was interrupted, the node is stopping", e);
        }
    }

    private CameoGridException refusal(String why) {
        return new CameoGridException(ErrorCode.TOO_MANY_REQUESTS, why + "; nothing was executed, repeat later")
                .with("running", running)
                .with("waiting", waiting);
    }

    /** The right to run, given back once. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
