package io.cameogrid.grid.move;

import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows on their way, handed on when there are enough for one transaction. Confined to one thread. */
final class RowBatch {
    private static final int ROWS = 256;
    private static final long BYTES = 1L << 20;

    private final Consumer<SortedMap<StoredKey, StoredDocument>> receiver;
    private SortedMap<StoredKey, StoredDocument> rows = new TreeMap<>();
    private long bytes;

    RowBatch(Consumer<SortedMap<StoredKey, StoredDocument>> receiver) {
        this.receiver = receiver;
    }

    void add(StoredKey key, StoredDocument row) {
        rows.put(key, row);
        bytes += row.source().length();
        if (rows.size() >= ROWS || bytes >= BYTES) {
            flush();
        }
    }

    void flush() {
        if (!rows.isEmpty()) {
            receiver.accept(rows);
            rows = new TreeMap<>();
            bytes = 0;
        }
    }
}
