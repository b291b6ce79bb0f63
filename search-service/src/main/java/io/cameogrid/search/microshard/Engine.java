package io.cameogrid.search.microshard;

import io.cameogrid.search.port.RowSource;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all microshards of a node share: settings, the store's rows, the buffer budget, and the background threads. */
final class Engine implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final MicroshardConfig config;
    private final RowSource rows;
    private final DirectorySource directories;
    private final Failpoints failpoints;
    private final IndexBufferBudget budget;
    private final OpenWrites writes = new OpenWrites();
    private final SharedMerges merges;
    /** Short work and timers. */
    private final ScheduledExecutorService care;
    /** Long work: rebuilds, merging down. */
    private final ExecutorService labour;

    Engine(MicroshardConfig config, RowSource rows, DirectorySource directories, Failpoints failpoints) {
        this.config = config;
        this.rows = rows;
        this.directories = directories;
        this.failpoints = failpoints;
        budget = new IndexBufferBudget(config.bufferBytes());
        merges = new SharedMerges(config.mergeThreads());
        care = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("microshard-care"));
        labour = Executors.newFixedThreadPool(config.rebuildThreads(), DaemonThreads.named("microshard-rebuild"));
    }

    void start() {
        budget.start();
    }

    MicroshardConfig config() {
        return config;
    }

    RowSource rows() {
        return rows;
    }

    DirectorySource directories() {
        return directories;
    }

    Failpoints failpoints() {
        return failpoints;
    }

    IndexBufferBudget budget() {
        return budget;
    }

    OpenWrites writes() {
        return writes;
    }

    SharedMerges merges() {
        return merges;
    }

    /** Soon, in another thread: for work that must not be done where it came up. */
    void soon(Runnable work) {
        after(Duration.ZERO, work);
    }

    void after(Duration delay, Runnable work) {
        try {
            ScheduledFuture<?> unused = care.schedule(guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed, so nothing is scheduled any more");
        }
    }

    /** In the background, however long it takes. */
    void labour(Runnable work) {
        try {
            labour.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("closed, so nothing is begun any more");
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.error("background work on a microshard failed", e);
            }
        };
    }

    @Override
    public void close() {
        care.shutdownNow();
        labour.shutdownNow();
        budget.close();
        merges.close();
    }
}
