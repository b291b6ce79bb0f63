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

    /** The node is on its way down. */
    public static boolean stopping(Throwable failure) {
        return X.hasCause(failure, NodeStoppingException.class)
                || (failure instanceof IllegalStateException
                        && String.valueOf(failure.getMessage()).contains("stopped"));
    }
}
