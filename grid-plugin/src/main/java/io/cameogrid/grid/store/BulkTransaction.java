package io.cameogrid.grid.store;

import java.util.Map;
import java.util.SortedMap;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.apache.ignite.IgniteCache;

/**
 * Many changes as one transaction. Keys come sorted, so that two batches cannot wait for each other.
 *
 * <p>The grid's implicit transaction of a map of processors is used rather than an explicit one: it runs each processor
 * once, at the owner; inside an explicit transaction the values would first be fetched for the results.
 */
final class BulkTransaction {
    private final IgniteCache<StoredKey, StoredDocument> cache;

    BulkTransaction(IgniteCache<StoredKey, StoredDocument> cache) {
        this.cache = cache;
    }

    /** Runs every processor or none; returns how many results are above zero. */
    int run(SortedMap<StoredKey, ? extends EntryProcessor<StoredKey, StoredDocument, Long>> changes) {
        Map<StoredKey, EntryProcessorResult<Long>> results = cache.invokeAll(changes);
        int changed = 0;
        for (EntryProcessorResult<Long> result : results.values()) {
            if (result.get() > 0) {
                changed++;
            }
        }
        return changed;
    }
}
