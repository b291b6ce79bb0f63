package io.cameogrid.grid.internal;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.events.EventType;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.processors.cache.persistence.GridCacheDatabaseSharedManager;
import org.apache.ignite.internal.processors.cache.persistence.metastorage.MetaStorage;
import org.apache.ignite.internal.processors.metastorage.DistributedMetaStorage;
import org.apache.ignite.internal.processors.metastorage.DistributedMetastorageLifecycleListener;
import org.apache.ignite.internal.processors.metastorage.ReadableDistributedMetaStorage;
import org.apache.ignite.internal.util.typedef.internal.CU;
import org.jspecify.annotations.Nullable;

/**
 * Ignite's distributed metastorage as a map of texts: ordered changes, on every node, readable from memory.
 *
 * <p>A change is in the memory of every server when {@link #compareAndSet} returns, but each server writes it to disk
 * from a queue; {@link #awaitOnDisk} waits for that. From then on it is in the write-ahead log before anything that is
 * logged afterwards, so a transaction that depends on it cannot survive it.
 */
public final class Metastorage {
    /** How a server's local metastorage spells the keys of the distributed one. */
    private static final String LOCAL_KEY_PREFIX = "\u0000k-";

    private final GridKernalContext context;

    private Metastorage(GridKernalContext context) {
        this.context = context;
    }

    /**
     * To be called while plugins start.
     *
     * @param prefix of the keys that matter
     * @param onChange told each present value once it can be read, which is before the replay of the log, and each
     *     change from then on, in order; an empty value is a removal. Must neither block nor throw
     */
    public static Metastorage register(Ignite ignite, String prefix, BiConsumer<String, Optional<String>> onChange) {
        GridKernalContext context = Kernal.context(ignite);
        context.internalSubscriptionProcessor()
                .registerDistributedMetastorageListener(new DistributedMetastorageLifecycleListener() {
                    @Override
                    public void onReadyForRead(ReadableDistributedMetaStorage storage) {
                        MetastorageChanges changes = new MetastorageChanges(storage, onChange);
                        storage.listen(
                                key -> key.startsWith(prefix),
                                (key, before, after) -> changes.tell(key, Optional.ofNullable((String) after)));
                        present(storage, prefix, changes::tell);
                        if (context.clientNode()) {
                            context.event()
                                    .addLocalEventListener(
                                            event -> changes.tellRemovals(), EventType.EVT_CLIENT_NODE_RECONNECTED);
                        }
                    }
                });
        return new Metastorage(context);
    }

    /** Whether changes that are made may not have reached this node's memory yet, as on a client. */
    public boolean lags() {
        return context.clientNode();
    }

    /** Puts the value if the present one is as expected (absent: none); returns whether it did. */
    public boolean compareAndSet(String key, @Nullable String expected, String value) {
        try {
            return storage().compareAndSet(key, expected, value);
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog could not be changed", e);
        }
    }

    /** Removes the key if the present value is as expected; returns whether it did. */
    public boolean compareAndRemove(String key, String expected) {
        try {
            return storage().compareAndRemove(key, expected);
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog could not be changed", e);
        }
    }

    public Optional<String> read(String key) {
        try {
            return Optional.ofNullable(storage().read(key));
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog could not be read", e);
        }
    }

    /** Waits until this server's disk has the key's value, or a later one (and with it every earlier change). */
    public void awaitOnDisk(String key, String value, Deadline deadline) {
        if (context.clientNode() || !CU.isPersistenceEnabled(context.config())) {
            return;
        }
        while (!onDisk(key, value)) {
            if (deadline.expired()) {
                throw new CameoGridException(ErrorCode.TIMEOUT, "the schema change was not on disk in time");
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
    }

    /**
     * The disk may pass from one value over this one to the next between two looks. But if it has what memory has, which is
     * this value or a later one, then this one was written.
     */
    private boolean onDisk(String key, String value) {
        Optional<String> onDisk = readFromDisk(LOCAL_KEY_PREFIX + key);
        return onDisk.equals(Optional.of(value)) || onDisk.equals(read(key));
    }

    /**
     * Ignite writes a key under the storage's monitor, but reads it without: between the look-up of its place and the reading
     * of that place, another key's value may come to lie there.
     */
    private Optional<String> readFromDisk(String localKey) {
        GridCacheDatabaseSharedManager database = Kernal.database(context);
        database.checkpointReadLock();
        try {
            MetaStorage storage = database.metaStorage();
            synchronized (storage) {
                return Optional.ofNullable((String) storage.read(localKey));
            }
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog on disk could not be read", e);
        } finally {
            database.checkpointReadUnlock();
        }
    }

    private static void present(
            ReadableDistributedMetaStorage storage, String prefix, BiConsumer<String, Optional<String>> onChange) {
        try {
            storage.iterate(prefix, (key, value) -> onChange.accept(key, Optional.of((String) value)));
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog could not be read", e);
        }
    }

    private DistributedMetaStorage storage() {
        return context.distributedMetastorage();
    }
}
