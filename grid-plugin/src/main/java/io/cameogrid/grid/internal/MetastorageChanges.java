package io.cameogrid.grid.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.internal.processors.metastorage.ReadableDistributedMetaStorage;

/**
 * Tells of every change of the metastorage; also of those that a client missed while it was cut off. Ignite empties a client's
 * copy then, and tells it afterwards what there is, but not what there is no more.
 */
final class MetastorageChanges {
    private final ReadableDistributedMetaStorage storage;
    private final BiConsumer<String, Optional<String>> onChange;

    /** Of each key that has a value, how often it was told. */
    private final Map<String, Long> present = new HashMap<>();

    MetastorageChanges(ReadableDistributedMetaStorage storage, BiConsumer<String, Optional<String>> onChange) {
        this.storage = storage;
        this.onChange = onChange;
    }

    synchronized void tell(String key, Optional<String> value) {
        if (value.isPresent()) {
            present.merge(key, 1L, Long::sum);
        } else {
            present.remove(key);
        }
        onChange.accept(key, value);
    }

    /** Tells of the removal of what is there no more; not in the thread that tells of changes. */
    void tellRemovals() {
        for (Map.Entry<String, Long> told : known().entrySet()) {
            if (!isThere(told.getKey())) {
                removed(told.getKey(), told.getValue());
            }
        }
    }

    private synchronized Map<String, Long> known() {
        return Map.copyOf(present);
    }

    /** Ignite tells of changes under a lock that a reader waits for: so nobody may read under ours. */
    private boolean isThere(String key) {
        try {
            return storage.read(key) != null;
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the catalog could not be read", e);
        }
    }

    private synchronized void removed(String key, long told) {
        // Unless it has come back since it was looked for.
        if (present.getOrDefault(key, 0L) == told) {
            tell(key, Optional.empty());
        }
    }
}
