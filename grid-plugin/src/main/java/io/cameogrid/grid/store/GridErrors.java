package io.cameogrid.grid.store;

import com.google.common.base.Throwables;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ErrorKind;
import io.cameogrid.grid.internal.StoreFailures;
import io.cameogrid.schema.IndexName;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.CacheServerNotFoundException;
import org.apache.ignite.cluster.ClusterTopologyException;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.transactions.TransactionDeadlockException;
import org.apache.ignite.transactions.TransactionHeuristicException;
import org.apache.ignite.transactions.TransactionOptimisticException;
import org.apache.ignite.transactions.TransactionRollbackException;
import org.apache.ignite.transactions.TransactionTimeoutException;

/**
 * Runs an operation on a cache and says what its failure means to the caller: above all whether the outcome is known.
 * A transaction that was rolled back changed nothing; one that ended in doubt is reported as such and never repeated.
 */
public final class GridErrors {
    private final IndexName index;

    public GridErrors(IndexName index) {
        this.index = index;
    }

    /** @throws CameoGridException for whatever Ignite throws */
    public <T> T run(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (CacheException | IgniteException | IllegalStateException e) {
            throw translate(e);
        }
    }

    /**
     * Runs a write and waits for it until the deadline. Then it goes on by itself: Ignite bounds its time by the one
     * timeout of all implicit transactions, and there is no way to call it back.
     *
     * <p>Ignite repeats such a write by itself when nodes leave. So its last refusal, in a topology that has too few nodes left
     * or has lost the partition, says nothing of the attempts before it: one of them may have been committed by nodes that have
     * gone since, and will come back. Only if nobody came or went was there no other attempt.
     *
     * @param undisturbed whether the members of the cluster are those of before the write
     * @return empty if it ended without a result
     */
    <T> Optional<T> write(Supplier<IgniteFuture<T>> write, BooleanSupplier undisturbed, Deadline deadline) {
        if (deadline.expired()) {
            throw new CameoGridException(ErrorCode.TIMEOUT, "there was no time left to begin; nothing was written")
                    .with("index", index.value());
        }
        IgniteFuture<T> begun = run(write);
        try {
            return Optional.ofNullable(
                    begun.get(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS));
        } catch (CacheException | IgniteException | IllegalStateException e) {
            CameoGridException failure = translate(e);
            boolean known = undisturbed.getAsBoolean() && !endedApart(e);
            throw known || !saysUndone(failure) ? failure : unknown(e);
        }
    }

    /** Whether parts of the operation may have come to different ends, whatever the failure says of one of them. */
    private static boolean endedApart(RuntimeException e) {
        return StoreFailures.lostInCommit(e)
                || StoreFailures.disconnected(e)
                || (caused(e, ClusterTopologyException.class) && !caused(e, CacheServerNotFoundException.class));
    }

    private static boolean saysUndone(CameoGridException failure) {
        ErrorKind kind = failure.code().kind();
        return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.CONFLICT;
    }

    private CameoGridException unknown(RuntimeException cause) {
        return error(
                ErrorCode.TIMEOUT,
                "nodes came or went during the write; its outcome is unknown, read to find out",
                cause);
    }

    /**
     * What is to be thrown when a transaction ended without an error and without the results of its processors: Ignite
     * does so when the only copy's node has left during a commit.
     */
    CameoGridException inDoubt() {
        return new CameoGridException(
                        ErrorCode.TIMEOUT, "the node that writes has left; the outcome is unknown, read to find out")
                .with("index", index.value());
    }

    /** What is to be thrown when a write ended, but perhaps only here. */
    public CameoGridException unconfirmed() {
        return new CameoGridException(
                        ErrorCode.TIMEOUT,
                        "servers left meanwhile, and it was not confirmed that this node still belongs to the cluster; the"
                                + " outcome of the write is unknown, read to find out")
                .with("index", index.value());
    }

    private CameoGridException translate(RuntimeException e) {
        if (caused(e, TransactionDeadlockException.class) || caused(e, TransactionOptimisticException.class)) {
            return error(ErrorCode.TRANSACTION_CONFLICT, "another transaction won; nothing was written, repeat", e);
        }
        if (caused(e, TransactionHeuristicException.class)) {
            return error(
                    ErrorCode.TIMEOUT, "the transaction ended in doubt; its outcome is unknown, read to find out", e);
        }
        if (caused(e, TransactionTimeoutException.class)) {
            return error(ErrorCode.TIMEOUT, "the transaction did not end in time; its outcome is unknown", e);
        }
        if (StoreFailures.stillRunning(e)) {
            return error(ErrorCode.TIMEOUT, "the store did not answer in time; the outcome of a write is unknown", e);
        }
        if (StoreFailures.stopping(e)) {
            return error(ErrorCode.TIMEOUT, "the node stopped meanwhile; the outcome of a write is unknown", e);
        }
        if (StoreFailures.disconnected(e)) {
            return error(ErrorCode.NOT_READY, "this client has lost its servers; repeat when it has them again", e);
        }
        if (StoreFailures.topologyRefused(e)) {
            return error(ErrorCode.NO_QUORUM, "too few of the voters are here; nothing was executed, repeat later", e);
        }
        if (StoreFailures.partitionLost(e)) {
            return error(ErrorCode.PARTITION_UNAVAILABLE, "a partition of the index has no live copy", e);
        }
        if (caused(e, CacheServerNotFoundException.class)) {
            return error(ErrorCode.PARTITION_UNAVAILABLE, "no server holds the index now; repeat", e);
        }
        if (caused(e, ClusterTopologyException.class)) {
            return error(ErrorCode.PARTITION_UNAVAILABLE, "a node left during the operation; repeat", e);
        }
        if (caused(e, TransactionRollbackException.class)) {
            return error(ErrorCode.TRANSACTION_CONFLICT, "the transaction was rolled back; nothing was written", e);
        }
        if (StoreFailures.cacheGone(e)) {
            return new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "the index was deleted meanwhile", e)
                    .with("index", index.value());
        }
        if (StoreFailures.inactive(e)) {
            return error(ErrorCode.NOT_READY, "the cluster waits for its nodes; nothing was executed, repeat later", e);
        }
        if (StoreFailures.stopped(e)) {
            return error(ErrorCode.NOT_READY, "the node is stopping", e);
        }
        return new CameoGridException(ErrorCode.INTERNAL, "the store failed; the outcome of a write is unknown", e);
    }

    private CameoGridException error(ErrorCode code, String detail, Throwable cause) {
        return new CameoGridException(code, detail, cause).with("index", index.value());
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        return Throwables.getCausalChain(failure).stream().anyMatch(type::isInstance);
    }
}
