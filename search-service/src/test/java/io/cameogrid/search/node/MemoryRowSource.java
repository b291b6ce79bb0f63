package io.cameogrid.search.node;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Rows in a map. Safe for use by many threads. */
public final class MemoryRowSource implements RowSource {
    private final Map<MicroshardId, Map<DocumentKey, Row>> rows = new ConcurrentHashMap<>();

    public void put(MicroshardId microshard, Row row) {
        partition(microshard).put(row.key(), row);
    }

    public void remove(MicroshardId microshard, DocumentKey key) {
        partition(microshard).remove(key);
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        return Optional.ofNullable(partition(microshard).get(key));
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        partition(microshard).values().forEach(visitor);
    }

    @Override
    public long count(MicroshardId microshard) {
        return partition(microshard).size();
    }

    private Map<DocumentKey, Row> partition(MicroshardId microshard) {
        return rows.computeIfAbsent(microshard, key -> new ConcurrentHashMap<>());
    }
}
