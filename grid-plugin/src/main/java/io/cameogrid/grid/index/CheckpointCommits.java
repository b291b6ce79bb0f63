package io.cameogrid.grid.index;

import io.cameogrid.grid.internal.CheckpointHooks;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.search.port.CommitBarrier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives the engine's commits from Ignite's checkpoints; keeps whatever goes wrong there away from the checkpoint. */
public final class CheckpointCommits implements CheckpointHooks.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCommits.class);

    private final CommitBarrier barrier;
    private final LocalPartitions partitions;
    private final Runnable forceLog;
    private final Runnable discardUnknown;

    /**
     * @param forceLog makes Ignite's log durable up to now
     * @param discardUnknown deletes the microshards of indexes that are no more; before anything is opened
     */
    public CheckpointCommits(
            CommitBarrier barrier, LocalPartitions partitions, Runnable forceLog, Runnable discardUnknown) {
        this.barrier = barrier;
        this.partitions = partitions;
        this.forceLog = forceLog;
        this.discardUnknown = discardUnknown;
    }

    @Override
    public void beforeReplay() {
        guarded("clearing away old microshards", discardUnknown);
    }

    @Override
    public void beforeMark() {
        guarded("flush before a checkpoint", barrier::flushAhead);
    }

    @Override
    public void onMark() {
        guarded(
                "mark of a checkpoint",
                () -> barrier.mark(microshard -> partitions.updateCounter(
                        DocumentCaches.name(microshard.incarnation()), microshard.partition())));
    }

    @Override
    public void onBegin() {
        guarded("commit for a checkpoint", () -> barrier.commit(forceLog));
    }

    /**
     * The barrier does not throw by contract. Should it, the microshards' commits stay behind the checkpoint, which
     * their counters tell at the next start; an exception from here would stop the node.
     */
    private static void guarded(String step, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", step, e);
        }
    }
}
