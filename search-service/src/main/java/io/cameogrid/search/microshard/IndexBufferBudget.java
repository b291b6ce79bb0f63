package io.cameogrid.search.microshard;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.Closeable;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one memory budget of all index writers of the node.
 *
 * <p>When the writers' buffers pass it, a thread of its own flushes the largest until they are below again. Whoever
 * adds to a buffer never waits; writers are held back before their transaction begins, in {@link #awaitRoom}, when the
 * buffers have grown to twice the budget.
 *
 * <p>Threads: any. The flushing thread sleeps until an addition passes the budget.
 */
final class IndexBufferBudget implements Closeable {
    private final long budget;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final Set<Account> accounts = ConcurrentHashMap.newKeySet();
    private final Semaphore passed = new Semaphore(0);
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition room = waiting.newCondition();
    private final Thread flusher;
    private volatile boolean closed;

    IndexBufferBudget(long budget) {
        this.budget = budget;
        limit = 2 * budget;
        flusher = DaemonThreads.named("microshard-flush").newThread(this::flushWhenPassed);
    }

    void start() {
        flusher.start();
    }

    /** Opens the account of one writer. */
    Account open(Buffers buffers) {
        Account account = new Account(buffers);
        accounts.add(account);
        return account;
    }

    long used() {
        return used.get();
    }

    /**
     * Waits until the buffers are below twice the budget.
     *
     * @throws CameoGridException TOO_MANY_REQUESTS if they are not by the deadline
     */
    void awaitRoom(Deadline deadline) {
        if (used.get() <= limit) {
            return;
        }
        waiting.lock();
        try {
            long left = deadline.remaining().toNanos();
            while (used.get() > limit && !closed) {
                if (left <= 0) {
                    throw full();
                }
                left = room.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        } finally {
            waiting.unlock();
        }
    }

    private CameoGridException full() {
        return new CameoGridException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "index buffers are full because the disk does not keep up; nothing was written, repeat later")
                .with("limit", limit);
    }

    private void flushWhenPassed() {
        while (!closed) {
            try {
                passed.acquire();
            } catch (InterruptedException e) {
                return;
            }
            passed.drainPermits();
            boolean progress = true;
            while (progress && used.get() > budget && !closed) {
                progress = flushLargest();
            }
        }
    }

    private boolean flushLargest() {
        Optional<Account> largest = accounts.stream().max(Comparator.comparingLong(Account::bytes));
        return largest.isPresent() && largest.get().flush();
    }

    private void tellRoom() {
        if (used.get() <= limit) {
            waiting.lock();
            try {
                room.signalAll();
            } finally {
                waiting.unlock();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        passed.release();
        waiting.lock();
        try {
            room.signalAll();
        } finally {
            waiting.unlock();
        }
        try {
            flusher.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The buffers of one index writer. */
    interface Buffers {
        /** Memory in use, zero when the writer is closed. */
        long bytes();

        /** Writes out at least the largest of the buffers. Failures are the writer's own business. */
        void flush();
    }

    /** What one writer uses of the budget. */
    final class Account implements Closeable {
        private final Buffers buffers;
        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean closed;

        private Account(Buffers buffers) {
            this.buffers = buffers;
        }

        long bytes() {
            return bytes.get();
        }

        /** Takes the present size of the buffers into account; to be called after every addition. Does not wait. */
        void grown() {
            if (book() > budget && passed.availablePermits() == 0) {
                passed.release();
            }
        }

        /** Takes the present size into account after buffers were written out. */
        void shrunk() {
            book();
            tellRoom();
        }

        private long book() {
            long now = buffers.bytes();
            long sum = used.addAndGet(now - bytes.getAndSet(now));
            return closed ? clear() : sum;
        }

        private boolean flush() {
            long before = bytes.get();
            buffers.flush();
            shrunk();
            return before > 0 && bytes.get() < before;
        }

        private long clear() {
            return used.addAndGet(-bytes.getAndSet(0));
        }

        @Override
        public void close() {
            closed = true;
            accounts.remove(this);
            clear();
            tellRoom();
        }
    }
}
