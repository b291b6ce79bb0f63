package io.cameogrid.grid.partition;

import io.cameogrid.grid.internal.LocalPartitions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when to look at the partitions of this node: after each exchange, which is when their owners change; in quick
 * succession as long as partitions are on their way, for their arrival is told by no event; and now and then in any case.
 *
 * <p>The work is done in one thread, so that no two looks meet.
 */
final class OwnershipSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnershipSweep.class);
    private static final Duration UNSETTLED = Duration.ofMillis(50);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final long END_SECONDS = 10;

    private final LocalPartitions partitions;
    private final BooleanSupplier look;
    private final AtomicBoolean started = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cameogrid-ownership").factory());

    /** Of the thread alone. */
    private @Nullable ScheduledFuture<?> planned;

    /** @param look returns whether everything is settled */
    OwnershipSweep(LocalPartitions partitions, BooleanSupplier look) {
        this.partitions = partitions;
        this.look = look;
    }

    /** To be called when the node has joined; again after each activation of the cluster, without effect. */
    void start() {
        if (started.compareAndSet(false, true)) {
            partitions.onExchangeDone(this::soon);
            soon();
        }
    }

    private void soon() {
        try {
            thread.execute(this::lookAndPlanTheNext);
        } catch (RejectedExecutionException e) {
            LOG.debug("the node stops");
        }
    }

    private void lookAndPlanTheNext() {
        if (planned != null) {
            planned.cancel(false);
        }
        Duration pause = settled() ? SETTLED : UNSETTLED;
        try {
            planned = thread.schedule(this::lookAndPlanTheNext, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the node stops");
        }
    }

    private boolean settled() {
        try {
            return look.getAsBoolean();
        } catch (Throwable e) {
            LOG.error("microshards could not follow their partitions; it is tried again", e);
            return true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("microshards are still being compared with their partitions");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
