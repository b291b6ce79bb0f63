package io.cameogrid.search.microshard;

import io.cameogrid.api.Deadline;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds one microshard anew from the rows of its partition: as a next generation, which hears all changes from its
 * first moment, is filled from the store beside them, and takes over when it is complete.
 *
 * <p>A rebuild that fails is repeated after a while, and after a longer while again, until it succeeds.
 *
 * <p>Threads: begun and closed by any; the work is done in a background thread.
 */
final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofMinutes(1);

    private final Microshard microshard;
    private final Engine engine;
    private final CommitRounds rounds;
    private final PartitionDirectory directory;
    private final GenerationFactory generations;
    /** That of {@link MicroshardLife}: what is current changes under one lock. */
    private final ReentrantLock lock;

    /** The run that counts; an older one stops at its next row. */
    private volatile @Nullable Run run;

    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    private Duration retry = FIRST_RETRY;
    private boolean closed;

    Rebuilds(
            Microshard microshard,
            Engine engine,
            CommitRounds rounds,
            PartitionDirectory directory,
            GenerationFactory generations,
            ReentrantLock lock) {
        this.microshard = microshard;
        this.engine = engine;
        this.rounds = rounds;
        this.directory = directory;
        this.generations = generations;
        this.lock = lock;
    }

    /** Begins anew, whether or not a rebuild is running: that one may have begun with an older schema. */
    void begin() {
        locked(() -> {
            if (!closed) {
                done = done.isDone() ? new CompletableFuture<>() : done;
                submit();
            }
        });
    }

    /** Done when no rebuild is due any more. */
    CompletableFuture<Void> done() {
        lock.lock();
        try {
            return done.copy();
        } finally {
            lock.unlock();
        }
    }

    private void submit() {
        Run next = new Run();
        run = next;
        engine.labour(next);
    }

    /** The share of the rows that is done; 1 when no rebuild is running. */
    double progress() {
        Run now = run;
        return now == null ? 1 : now.progress();
    }

    /** Stops what is running, and begins nothing more. */
    void close() {
        locked(() -> {
            closed = true;
            run = null;
            if (done.isDone()) {
                done = new CompletableFuture<>();
            }
            done.completeExceptionally(new CancellationException("microshard is closed"));
        });
    }

    private Generation beginNext(Run from) throws IOException {
        lock.lock();
        try {
            from.stopUnlessWanted();
            microshard.dropNext().ifPresent(this::discard);
            long number = directory.newGeneration();
            Generation next = generations.create(number, directory.generation(number));
            next.beginFill();
            microshard.nextBecomes(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void takeOver(Run from, Generation next) {
        locked(() -> {
            if (run == from && !next.usable()) {
                // It failed while it waited for the end of a round. Not being current, it was not missed.
                tryAgain(from, new IllegalStateException("the new generation failed before it took over"));
            } else if (run == from) {
                next.endFill();
                Optional<Generation> before = microshard.nextTakesOver();
                microshard.become(MicroshardState.OWNING, "");
                // Its last commit stays on disk until the next generation has one. Closing may wait for a merge.
                before.ifPresent(generation -> engine.soon(generation::close));
                run = null;
                retry = FIRST_RETRY;
                done.complete(null);
            }
        });
    }

    private void tryAgain(Run failed, Throwable cause) {
        locked(() -> {
            if (run == failed) {
                microshard.dropNext().ifPresent(this::discard);
                LOG.error(
                        "microshard {}: rebuild failed, next attempt in {} ms",
                        microshard.label(),
                        retry.toMillis(),
                        cause);
                engine.after(retry, () -> resume(failed));
                retry = Collections.min(List.of(retry.multipliedBy(2), LAST_RETRY));
            }
        });
    }

    private void resume(Run failed) {
        locked(() -> {
            if (run == failed) {
                submit();
            }
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void discard(Generation generation) {
        generation.close();
        try {
            directory.deleteGeneration(generation.number());
        } catch (IOException e) {
            LOG.warn("microshard {}: cannot delete {}: {}", microshard.label(), generation.path(), e.toString());
        }
    }

    /** One attempt. */
    private final class Run implements Runnable {
        private final AtomicLong filled = new AtomicLong();
        private volatile long expected;

        @Override
        public void run() {
            long begun = System.nanoTime();
            try {
                Generation next = beginNext(this);
                expected = engine.rows().count(microshard.id());
                engine.rows().scan(microshard.id(), row -> fill(next, row));
                check(next);
                report(begun);
                rounds.betweenRounds(() -> takeOver(this, next));
            } catch (CancellationException e) {
                LOG.debug("microshard {}: rebuild is not wanted any more", microshard.label());
            } catch (Throwable e) {
                tryAgain(this, e);
            }
        }

        private void fill(Generation next, Row row) {
            stopUnlessWanted();
            engine.budget().awaitRoom(Deadline.after(LONGEST_WAIT_FOR_ROOM));
            try {
                next.fill(row.key(), Optional.of(row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            filled.incrementAndGet();
        }

        private void check(Generation next) throws IOException {
            PartitionCheck check = new PartitionCheck(microshard.id(), engine.rows());
            if (!next.usable() || !check.fits(next)) {
                throw new IllegalStateException(check.difference(next));
            }
            stopUnlessWanted();
        }

        private void report(long begun) {
            LOG.info(
                    "microshard {}: rebuilt {} documents in {} s",
                    microshard.label(),
                    String.format(Locale.ROOT, "%,d", filled.get()),
                    String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9));
        }

        private void stopUnlessWanted() {
            if (run != this) {
                throw new CancellationException();
            }
        }

        private double progress() {
            return expected == 0 ? 0 : Math.min(1, (double) filled.get() / expected);
        }
    }
}
