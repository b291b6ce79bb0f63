package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the bodies of all requests together may take.
 *
 * <p>Without it, requests that each keep their own limit could still fill the heap together. Threads: any.
 */
public final class MemoryBudget {
    private final long total;
    private final AtomicLong used = new AtomicLong();

    public MemoryBudget(long total) {
        this.total = total;
    }

    public long total() {
        return total;
    }

    Lease open() {
        return new Lease();
    }

    /** One request's part of the budget. Threads: the request's own. */
    final class Lease implements AutoCloseable {
        private long held;

        /** Takes more bytes. Throws TOO_MANY_REQUESTS if others hold too many. */
        void take(long bytes) {
            if (used.addAndGet(bytes) > total) {
                used.addAndGet(-bytes);
                throw new CameoGridException(
                                ErrorCode.TOO_MANY_REQUESTS,
                                "the bodies of the requests in progress take all the memory set aside for them")
                        .with("limit", "buffered_bytes")
                        .with("maximum", total);
            }
            held += bytes;
        }

        @Override
        public void close() {
            used.addAndGet(-held);
            held = 0;
        }
    }
}
