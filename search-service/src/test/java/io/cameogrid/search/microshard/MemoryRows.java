package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Partitions in memory that behave like the store: a change is shown before the hook hears of it, under a key's lock. */
final class MemoryRows implements RowSource {
    private final Map<MicroshardId, ConcurrentHashMap<DocumentKey, Row>> partitions = new ConcurrentHashMap<>();
    private final Map<MicroshardId, AtomicLong> counters = new ConcurrentHashMap<>();
    private final Object[] keyLocks = new Object[64];
    /** Runs before every row that a scan hands over. */
    volatile Runnable onScan = () -> {};
    /** Runs before rows are counted. */
    volatile Runnable onCount = () -> {};

    MemoryRows() {
        java.util.Arrays.setAll(keyLocks, i -> new Object());
    }

    private ConcurrentHashMap<DocumentKey, Row> partition(MicroshardId id) {
        return partitions.computeIfAbsent(id, same -> new ConcurrentHashMap<>());
    }

    Map<DocumentKey, Row> rows(MicroshardId id) {
        return partition(id);
    }

    long counter(MicroshardId id) {
        return counters.computeIfAbsent(id, same -> new AtomicLong()).get();
    }

    /** What the store restores after a crash. */
    void become(MicroshardId id, Map<DocumentKey, Row> rows, long counter) {
        partitions.put(id, new ConcurrentHashMap<>(rows));
        counters.put(id, new AtomicLong(counter));
    }

    /** Puts without telling the index. */
    Row putSilently(MicroshardId id, String key, String text) {
        synchronized (lock(key)) {
            return next(id, key, text);
        }
    }

    void put(MicroshardSet set, MicroshardId id, String key, String text) {
        synchronized (lock(key)) {
            set.stored(id, next(id, key, text));
        }
    }

    void remove(MicroshardSet set, MicroshardId id, String key) {
        synchronized (lock(key)) {
            if (partition(id).remove(DocumentKey.of(key)) != null) {
                counter(id);
                counters.get(id).incrementAndGet();
                set.removed(id, DocumentKey.of(key));
            }
        }
    }

    private Row next(MicroshardId id, String key, String text) {
        counter(id);
        counters.get(id).incrementAndGet();
        return partition(id)
                .compute(
                        DocumentKey.of(key),
                        (same, before) -> row(key, before == null ? 1 : before.version() + 1, text));
    }

    static Row row(String key, long version, String text) {
        return new Row(DocumentKey.of(key), version, 1, JsonBytes.of(text));
    }

    private Object lock(String key) {
        return keyLocks[Math.floorMod(key.hashCode(), keyLocks.length)];
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        return Optional.ofNullable(partition(microshard).get(key));
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        List.copyOf(partition(microshard).keySet())
                .forEach(key -> find(microshard, key).ifPresent(row -> {
                    onScan.run();
                    visitor.accept(row);
                }));
    }

    @Override
    public long count(MicroshardId microshard) {
        onCount.run();
        return partition(microshard).size();
    }
}
