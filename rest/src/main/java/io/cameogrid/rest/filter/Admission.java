package io.cameogrid.rest.filter;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a bounded number of requests in at once, and none any more when the server is about to stop. Threads: any. */
public final class Admission {
    private final int permits;
    private final Semaphore free;
    private volatile boolean draining;

    public Admission(int permits) {
        this.permits = permits;
        this.free = new Semaphore(permits);
    }

    /** @throws CameoGridException TOO_MANY_REQUESTS, or NOT_READY when draining; nothing was executed */
    public void enter() {
        if (draining) {
            throw new CameoGridException(ErrorCode.NOT_READY, "this node is stopping; ask another one");
        }
        if (!free.tryAcquire()) {
            throw new CameoGridException(
                            ErrorCode.TOO_MANY_REQUESTS,
                            permits + " requests are in progress, which is the most; this one was not begun")
                    .with("limit", "requests_in_flight")
                    .with("maximum", permits);
        }
    }

    /** Ends what a successful {@link #enter} began. */
    public void leave() {
        free.release();
    }

    /** Whether new requests are turned away for good. */
    public boolean draining() {
        return draining;
    }

    /** Requests in progress. */
    public int inFlight() {
        return permits - free.availablePermits();
    }

    /**
     * Turns new requests away and waits for those in progress.
     *
     * @return whether all of them ended in time
     */
    public boolean drain(Duration patience) throws InterruptedException {
        draining = true;
        if (!free.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        free.release(permits);
        return true;
    }
}
