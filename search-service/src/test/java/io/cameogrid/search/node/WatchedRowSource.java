package io.cameogrid.search.node;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a test before each row is read, so that it can count or change what is about to be read. */
final class WatchedRowSource implements RowSource {
    private final RowSource rows;
    private final Consumer<DocumentKey> beforeFind;

    WatchedRowSource(RowSource rows, Consumer<DocumentKey> beforeFind) {
        this.rows = rows;
        this.beforeFind = beforeFind;
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        beforeFind.accept(key);
        return rows.find(microshard, key);
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        rows.scan(microshard, visitor);
    }

    @Override
    public long count(MicroshardId microshard) {
        return rows.count(microshard);
    }
}
