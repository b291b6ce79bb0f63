package io.cameogrid.grid.store;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.lang.IgniteFuture;

/**
 * Many changes as one transaction. Keys come sorted, so that two batches cannot wait for each other.
 *
 * <p>The grid's implicit transaction of a map of processors is used rather than an explicit one: it runs each processor
 * where the rows are, once on each copy, and repeats itself when a node leaves; so a processor must do the same to the
 * same row every time. Inside an explicit transaction the values would first be fetched for the results.
 */
final class BulkTransaction {
    private final IgniteCache<StoredKey, StoredDocument> cache;

    BulkTransaction(IgniteCache<StoredKey, StoredDocument> cache) {
        this.cache = cache;
    }

    /** Runs every processor or none. */
    IgniteFuture<Map<StoredKey, EntryProcessorResult<Long>>> begin(
            SortedMap<StoredKey, ? extends EntryProcessor<StoredKey, StoredDocument, Long>> changes) {
        return cache.invokeAllAsync(changes);
    }

    /** How many results are above zero; empty if there are not all of them. */
    static OptionalInt changed(Set<StoredKey> changes, Map<StoredKey, EntryProcessorResult<Long>> results) {
        if (results.size() < changes.size()) {
            return OptionalInt.empty();
        }
        int changed = 0;
        for (EntryProcessorResult<Long> result : results.values()) {
            if (result.get() > 0) {
                changed++;
            }
        }
        return OptionalInt.of(changed);
    }
}
