package io.cameogrid.grid.move;

import com.google.common.collect.Lists;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.cache.Cache;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/**
 * Brings rows of one cache to what they are in another. Each batch is a transaction whose keys are sorted, so that servers
 * which bring the same keys do not wait for each other for ever. Confined to one thread.
 */
final class RowCopier {
    private static final int KEYS = 32;
    private static final Duration ROOM_TIME = Duration.ofSeconds(60);

    private final IgniteCache<StoredKey, StoredDocument> source;
    private final IgniteCache<StoredKey, StoredDocument> target;
    private final Consumer<Deadline> pace;
    private final Consumer<SortedMap<StoredKey, StoredDocument>> check;

    /**
     * @param pace is asked before each batch; throws if the attempt is over
     * @param check of rows that are about to be put; throws if they must not be
     */
    RowCopier(
            IgniteCache<StoredKey, StoredDocument> source,
            IgniteCache<StoredKey, StoredDocument> target,
            Consumer<Deadline> pace,
            Consumer<SortedMap<StoredKey, StoredDocument>> check) {
        this.source = source;
        this.target = target;
        this.pace = pace;
        this.check = check;
    }

    /** Puts every row of this node's partition. */
    void copy(int partition) {
        each(source, partition, this::put);
    }

    /** Puts every row of this node's partition that the target does not have like that. */
    void compare(int partition) {
        each(source, partition, rows -> {
            Map<StoredKey, StoredDocument> there = target.getAll(rows.keySet());
            SortedMap<StoredKey, StoredDocument> different = new TreeMap<>();
            rows.forEach((key, row) -> {
                StoredDocument present = there.get(key);
                if (present == null || !present.isLike(row)) {
                    different.put(key, row);
                }
            });
            put(different);
        });
    }

    /** Removes every row of the target's partition, which is on this node, that the source does not have. */
    void trim(int partition) {
        each(target, partition, rows -> {
            Set<StoredKey> extra = new TreeSet<>(rows.keySet());
            extra.removeAll(source.getAll(rows.keySet()).keySet());
            remove(extra);
        });
    }

    /** Brings each of the documents to what it is in the source. */
    void repair(Collection<DocumentKey> keys) {
        List<StoredKey> sorted = keys.stream().map(StoredKey::of).sorted().toList();
        for (List<StoredKey> some : Lists.partition(sorted, KEYS)) {
            Map<StoredKey, StoredDocument> present = source.getAll(new HashSet<>(some));
            Set<StoredKey> absent = new TreeSet<>(some);
            absent.removeAll(present.keySet());
            put(new TreeMap<>(present));
            remove(absent);
        }
    }

    private void put(SortedMap<StoredKey, StoredDocument> rows) {
        if (!rows.isEmpty()) {
            check.accept(rows);
            pace.accept(Deadline.after(ROOM_TIME));
            target.putAll(rows);
        }
    }

    private void remove(Set<StoredKey> keys) {
        if (!keys.isEmpty()) {
            pace.accept(Deadline.after(ROOM_TIME));
            target.removeAll(keys);
        }
    }

    /** Hands out every row of this node's partition. */
    static void each(
            IgniteCache<StoredKey, StoredDocument> cache,
            int partition,
            Consumer<SortedMap<StoredKey, StoredDocument>> receiver) {
        ScanQuery<StoredKey, StoredDocument> scan =
                new ScanQuery<StoredKey, StoredDocument>().setLocal(true).setPartition(partition);
        RowBatch batch = new RowBatch(receiver);
        try (QueryCursor<Cache.Entry<StoredKey, StoredDocument>> rows = cache.query(scan)) {
            for (Cache.Entry<StoredKey, StoredDocument> row : rows) {
                batch.add(row.getKey(), row.getValue());
            }
        }
        batch.flush();
    }
}
