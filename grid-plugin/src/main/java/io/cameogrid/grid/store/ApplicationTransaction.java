package io.cameogrid.grid.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.jspecify.annotations.Nullable;

/**
 * Writes inside a transaction that the application has begun in this thread: rows are read and written one by one, by the
 * transaction's own rules.
 *
 * <p>Elsewhere a write sends its processor to the row. Inside an explicit transaction Ignite keeps processors and runs them again
 * when it ends, on what the row was before the transaction, so that what the same transaction has done to the row in between is
 * lost: a delete that follows a write of the document would delete nothing.
 *
 * <p>A transaction that is READ_COMMITTED does not lock what it reads: so of two such writers, both may give a document the same
 * version, and what one writes the other overwrites. The other isolations keep them apart.
 */
final class ApplicationTransaction {
    private final IgniteCache<StoredKey, StoredDocument> cache;

    private ApplicationTransaction(IgniteCache<StoredKey, StoredDocument> cache) {
        this.cache = cache;
    }

    /** The transaction of this thread; empty if there is none. */
    static Optional<ApplicationTransaction> current(IgniteCache<StoredKey, StoredDocument> cache) {
        return cache.unwrap(Ignite.class).transactions().tx() == null
                ? Optional.empty()
                : Optional.of(new ApplicationTransaction(cache));
    }

    /** Runs the processors in the order of the keys; returns how many results are above zero. */
    int changeAll(SortedMap<StoredKey, ? extends EntryProcessor<StoredKey, StoredDocument, Long>> processors) {
        int changed = 0;
        for (Map.Entry<StoredKey, ? extends EntryProcessor<StoredKey, StoredDocument, Long>> change :
                processors.entrySet()) {
            if (invoke(change.getKey(), change.getValue()) > 0) {
                changed++;
            }
        }
        return changed;
    }

    /** What the processor answers. */
    long invoke(StoredKey key, EntryProcessor<StoredKey, StoredDocument, Long> processor) {
        Row row = new Row(key, cache.get(key));
        long result = processor.process(row);
        if (row.changed && row.value == null) {
            cache.remove(key);
        } else if (row.changed) {
            cache.put(key, row.value);
        }
        return result;
    }

    /** A row as a processor sees it. */
    private static final class Row implements MutableEntry<StoredKey, StoredDocument> {
        private final StoredKey key;
        private @Nullable StoredDocument value;
        private boolean changed;

        Row(StoredKey key, @Nullable StoredDocument value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public StoredKey getKey() {
            return key;
        }

        @Override
        public @Nullable StoredDocument getValue() {
            return value;
        }

        @Override
        public boolean exists() {
            return value != null;
        }

        @Override
        public void setValue(StoredDocument newValue) {
            value = Objects.requireNonNull(newValue);
            changed = true;
        }

        @Override
        public void remove() {
            value = null;
            changed = true;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("not a " + type.getName());
        }
    }
}
