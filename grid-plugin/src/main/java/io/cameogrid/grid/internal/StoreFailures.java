package io.cameogrid.grid.internal;

import org.apache.ignite.internal.NodeStoppingException;
import org.apache.ignite.internal.processors.cache.CacheInvalidStateException;
import org.apache.ignite.internal.processors.cache.CacheStoppedException;
import org.apache.ignite.internal.util.typedef.X;

/** Recognises failures that Ignite names only by internal classes. */
public final class StoreFailures {
    private StoreFailures() {}

    /** The cache was destroyed while it was used. */
    public static boolean cacheGone(Throwable failure) {
        return X.hasCause(failure, CacheStoppedException.class)
                || (failure instanceof IllegalStateException
                        && String.valueOf(failure.getMessage()).contains("Cache has been closed or destroyed"));
    }

    /** Partitions without a live owner refuse reads and writes. */
    public static boolean partitionLost(Throwable failure) {
        return X.hasCause(failure, CacheInvalidStateException.class);
    }

    /** The node has stopped, or was stopping when the operation came; it was not begun. */
    public static boolean stopped(Throwable failure) {
        return failure instanceof IllegalStateException
                && String.valueOf(failure.getMessage()).contains("stopped");
    }

    /** The node began to stop while the operation was under way; a transaction may have been committed. */
    public static boolean stopping(Throwable failure) {
        return X.hasCause(failure, NodeStoppingException.class);
    }
}
