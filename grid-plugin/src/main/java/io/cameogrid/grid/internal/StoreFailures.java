package io.cameogrid.grid.internal;

import com.google.common.base.Throwables;
import java.util.Arrays;
import java.util.List;
import org.apache.ignite.IgniteClientDisconnectedException;
import org.apache.ignite.IgniteInterruptedException;
import org.apache.ignite.internal.IgniteClientDisconnectedCheckedException;
import org.apache.ignite.internal.IgniteFutureTimeoutCheckedException;
import org.apache.ignite.internal.IgniteInterruptedCheckedException;
import org.apache.ignite.internal.NodeStoppingException;
import org.apache.ignite.internal.processors.cache.CacheInvalidStateException;
import org.apache.ignite.internal.processors.cache.CacheStoppedException;
import org.apache.ignite.internal.processors.cache.GridCacheProcessor;
import org.apache.ignite.internal.processors.cache.distributed.dht.GridDhtUnreservedPartitionException;
import org.apache.ignite.internal.processors.cache.distributed.near.GridNearTxFinishFuture;
import org.apache.ignite.internal.util.typedef.X;
import org.apache.ignite.lang.IgniteFutureTimeoutException;

/** Recognises failures that Ignite names only by internal classes. */
public final class StoreFailures {
    /** What Ignite says of a cache that is being destroyed, where it has no exception for it. */
    private static final List<String> CACHE_GONE = List.of(
            "Cache has been closed",
            "Cache stopped",
            "cache was already stopped",
            "cache was not started yet",
            "Failed to find cache");

    /** What Ignite says to a scan of a partition that this node is to give away, or has given away. */
    private static final String NOT_ITS_OWNER = "No queryable nodes for partition";

    private static final String STATE_CHANGES = "cluster state change is in progress";
    private static final String TOPOLOGY_REFUSED = "cache topology is not valid";
    private static final String INACTIVE = "the cluster is inactive";

    private StoreFailures() {}

    /** The cache was destroyed while it was used. */
    public static boolean cacheGone(Throwable failure) {
        return X.hasCause(failure, CacheStoppedException.class)
                || Throwables.getCausalChain(failure).stream()
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .anyMatch(message -> CACHE_GONE.stream().anyMatch(message::contains));
    }

    /**
     * Caches are neither made nor destroyed while the cluster's members or its state change; nothing was done. Ignite says
     * so only in words.
     */
    public static boolean membersChanging(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(STATE_CHANGES));
    }

    /** The cache's topology validator refuses updates in the present topology. Ignite says so only in words. */
    public static boolean topologyRefused(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(CacheInvalidStateException.class::isInstance)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(TOPOLOGY_REFUSED));
    }

    /** The grid waits for its servers and does not serve yet; the operation was not begun. Ignite says so only in words. */
    public static boolean inactive(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(INACTIVE));
    }

    /** Partitions without a live owner refuse reads and writes. */
    public static boolean partitionLost(Throwable failure) {
        return X.hasCause(failure, CacheInvalidStateException.class);
    }

    /** All owners of a partition left while their part of a transaction was committed. Ignite says so only in words. */
    public static boolean lostInCommit(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage())
                        .contains(GridNearTxFinishFuture.ALL_PARTITION_OWNERS_LEFT_GRID_MSG));
    }

    /** This node is a client that no server is connected to at present. */
    public static boolean disconnected(Throwable failure) {
        return X.hasCause(
                failure, IgniteClientDisconnectedException.class, IgniteClientDisconnectedCheckedException.class);
    }

    /** The partition cannot be read here: it has moved, or has not arrived yet. */
    public static boolean partitionAway(Throwable failure) {
        return X.hasCause(failure, GridDhtUnreservedPartitionException.class)
                || Throwables.getCausalChain(failure).stream()
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(NOT_ITS_OWNER));
    }

    /**
     * A cache that this node has on its disk was destroyed after the node had joined and before its first exchange, where Ignite
     * expects its description and does not find it. The node has not started; its next start is told that the cache is gone.
     */
    public static boolean destroyedWhileJoining(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(NullPointerException.class::isInstance)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()).limit(1))
                .anyMatch(place -> place.getClassName().equals(GridCacheProcessor.class.getName())
                        && place.getMethodName().equals("finishRecovery"));
    }

    /** Nobody waited any longer for the operation, which goes on. */
    public static boolean stillRunning(Throwable failure) {
        return X.hasCause(
                failure,
                IgniteFutureTimeoutCheckedException.class,
                IgniteFutureTimeoutException.class,
                IgniteInterruptedCheckedException.class,
                IgniteInterruptedException.class);
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
