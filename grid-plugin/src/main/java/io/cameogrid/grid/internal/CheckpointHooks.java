package io.cameogrid.grid.internal;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.pagemem.wal.record.CacheState;
import org.apache.ignite.internal.pagemem.wal.record.CheckpointRecord;
import org.apache.ignite.internal.processors.cache.persistence.DatabaseLifecycleListener;
import org.apache.ignite.internal.processors.cache.persistence.GridCacheDatabaseSharedManager;
import org.apache.ignite.internal.processors.cache.persistence.IgniteCacheDatabaseSharedManager;
import org.apache.ignite.internal.processors.cache.persistence.checkpoint.CheckpointListener;
import org.apache.ignite.internal.processors.cache.persistence.checkpoint.CheckpointStatus;
import org.apache.ignite.internal.util.typedef.internal.CU;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when Ignite marks and begins a checkpoint and where its recovery is, in the words of {@link Listener}.
 *
 * <p>The order that everything rests on (Ignite 2.18): {@code beforeCheckpointBegin} with updates going on; {@code
 * onMarkCheckpointBegin} under the checkpoint write lock, so that no update is in flight; {@code onCheckpointBegin} in
 * the checkpoint thread after the lock is released and before the START marker is stored.
 *
 * <p>Threads: the checkpoint thread, one call at a time; the recovery calls come from the starting thread before it.
 */
public final class CheckpointHooks {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointHooks.class);

    private final GridKernalContext context;
    private final Listener listener;
    private volatile Map<Integer, CacheState> restoredStates = Map.of();

    private CheckpointHooks(GridKernalContext context, Function<CheckpointHooks, Listener> listener) {
        this.context = context;
        this.listener = listener.apply(this);
    }

    /**
     * To be called while plugins start, before the caches do.
     *
     * @param listener made for these hooks, which it may need to force the log
     */
    public static CheckpointHooks register(Ignite ignite, Function<CheckpointHooks, Listener> listener) {
        GridKernalContext context = Kernal.context(ignite);
        CheckpointHooks hooks = new CheckpointHooks(context, listener);
        context.internalSubscriptionProcessor().registerDatabaseListener(hooks.new Lifecycle());
        return hooks;
    }

    /** What the engine does at each step. No method may throw: Ignite would stop the node. */
    public interface Listener {
        /** Memory is as at the last checkpoint; the replay of the log, which calls the indexing SPI, comes next. */
        void beforeReplay();

        /** Before the mark, with updates going on. */
        void beforeMark();

        /** The mark: no update is in flight. */
        void onMark();

        /** After the mark, before the START marker is stored; the checkpoint waits for the return. */
        void onBegin();
    }

    /** The update counter that the partition had at the checkpoint from which this node recovered, if it did. */
    public OptionalLong restoredCounter(String cacheName, int partition) {
        CacheState state = restoredStates.get(Kernal.groupId(cacheName));
        return state == null ? OptionalLong.empty() : OptionalLong.of(state.counterByPartition(partition));
    }

    /** Makes the write-ahead log durable up to now. */
    public void forceLog() {
        try {
            requireNonNull(context.cache().context().wal()).flush(null, true);
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the write-ahead log could not be made durable", e);
        }
    }

    /** Starts a checkpoint and waits for its end; without persistence there is nothing to do. */
    public void checkpointNow(String reason) {
        if (!CU.isPersistenceEnabled(context.config())) {
            return;
        }
        try {
            Kernal.database(context).waitForCheckpoint(reason);
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("checkpoint failed", e);
        }
    }

    private Map<Integer, CacheState> statesAtLastCheckpoint(GridCacheDatabaseSharedManager database)
            throws IgniteCheckedException {
        CheckpointStatus status =
                requireNonNull(database.getCheckpointManager()).readCheckpointStatus();
        if (CheckpointStatus.NULL_PTR.equals(status.startPtr)) {
            return Map.of();
        }
        return requireNonNull(context.cache().context().wal()).read(status.startPtr)
                        instanceof CheckpointRecord checkpoint
                ? new HashMap<>(checkpoint.cacheGroupStates())
                : Map.of();
    }

    private final class Lifecycle implements DatabaseLifecycleListener {
        private final Checkpoints checkpoints = new Checkpoints();

        @Override
        public void beforeBinaryMemoryRestore(IgniteCacheDatabaseSharedManager manager) {
            listenTo(manager);
        }

        /** Comes with each activation; the deactivation before it has taken all listeners away. */
        @Override
        public void afterInitialise(IgniteCacheDatabaseSharedManager manager) {
            listenTo(manager);
        }

        private void listenTo(IgniteCacheDatabaseSharedManager manager) {
            // Without persistence there are no checkpoints.
            if (manager instanceof GridCacheDatabaseSharedManager database) {
                database.removeCheckpointListener(checkpoints);
                database.addCheckpointListener(checkpoints);
            }
        }

        @Override
        public void afterBinaryMemoryRestore(
                IgniteCacheDatabaseSharedManager manager, GridCacheDatabaseSharedManager.RestoreBinaryState state) {
            try {
                restoredStates = statesAtLastCheckpoint((GridCacheDatabaseSharedManager) manager);
            } catch (IgniteCheckedException e) {
                // Without the counters the other checks at opening still hold, row counts above all.
                LOG.warn("the counters of the last checkpoint could not be read: {}", e.toString());
            }
            listener.beforeReplay();
        }
    }

    private final class Checkpoints implements CheckpointListener {
        @Override
        public void beforeCheckpointBegin(Context checkpoint) {
            listener.beforeMark();
        }

        @Override
        public void onMarkCheckpointBegin(Context checkpoint) {
            listener.onMark();
        }

        @Override
        public void onCheckpointBegin(Context checkpoint) {
            listener.onBegin();
        }
    }
}
