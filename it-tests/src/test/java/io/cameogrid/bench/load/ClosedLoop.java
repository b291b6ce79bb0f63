package io.cameogrid.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets workers work, each in a thread of its own, the next operation as soon as the last one is done. */
public final class ClosedLoop {
    private static final long GRACE_SECONDS = 120;

    private ClosedLoop() {}

    /** Work done, and in what time. */
    public record Outcome(Latencies latencies, CpuUse use) {
        public double perSecond() {
            return latencies.count() / use.seconds();
        }
    }

    /** Each works once at least, and until the time is over or there is nothing left to do; closes the workers. */
    public static Outcome run(List<? extends Worker> workers, Duration time, CpuClock clock) {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            CpuClock.Reading start = clock.read();
            long end = System.nanoTime() + time.toNanos();
            List<Future<Latencies>> loops = new ArrayList<>();
            workers.forEach(worker -> loops.add(threads.submit(() -> loop(worker, end))));
            List<Latencies> parts = new ArrayList<>();
            for (Future<Latencies> loop : loops) {
                parts.add(result(loop, time));
            }
            return new Outcome(Latencies.sum(parts), clock.since(start));
        }
    }

    private static Latencies loop(Worker worker, long end) throws IOException {
        Latencies latencies = new Latencies();
        try (worker) {
            long before = System.nanoTime();
            do {
                if (!worker.work()) {
                    break;
                }
                long after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            } while (before < end);
        }
        return latencies;
    }

    private static Latencies result(Future<Latencies> loop, Duration time) {
        try {
            return loop.get(time.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WrongAnswerException wrong) {
                throw wrong;
            }
            throw new IllegalStateException("A worker failed: " + e.getCause(), e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new WrongAnswerException("A worker got no answer for " + GRACE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while workers work", e);
        }
    }
}
