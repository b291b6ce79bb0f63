package io.cameogrid.grid.store;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.cache.Cache;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CachePeekMode;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** The rows of this node's partitions, read where they lie. */
public final class IgniteRowSource implements RowSource {
    private static final CachePeekMode[] ANY_COPY = {CachePeekMode.PRIMARY, CachePeekMode.BACKUP};

    private final Ignite ignite;
    private final LocalPartitions partitions;

    public IgniteRowSource(Ignite ignite, LocalPartitions partitions) {
        this.ignite = ignite;
        this.partitions = partitions;
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        return cache(microshard)
                .flatMap(cache -> Optional.ofNullable(cache.localPeek(StoredKey.of(key), ANY_COPY)))
                .map(document -> row(key, document));
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        IgniteCache<StoredKey, StoredDocument> cache = cache(microshard).orElse(null);
        if (cache == null) {
            return;
        }
        ScanQuery<StoredKey, StoredDocument> scan =
                new ScanQuery<StoredKey, StoredDocument>().setLocal(true).setPartition(microshard.partition());
        try (QueryCursor<Cache.Entry<StoredKey, StoredDocument>> rows = cache.query(scan)) {
            for (Cache.Entry<StoredKey, StoredDocument> entry : rows) {
                visitor.accept(row(entry.getKey().toDocumentKey(), entry.getValue()));
            }
        }
    }

    @Override
    public long count(MicroshardId microshard) {
        return partitions.rowCount(DocumentCaches.name(microshard.incarnation()), microshard.partition());
    }

    private Optional<IgniteCache<StoredKey, StoredDocument>> cache(MicroshardId microshard) {
        return Optional.ofNullable(ignite.cache(DocumentCaches.name(microshard.incarnation())));
    }

    private static Row row(DocumentKey key, StoredDocument document) {
        return new Row(key, document.version(), document.schemaVersion(), document.source());
    }
}
