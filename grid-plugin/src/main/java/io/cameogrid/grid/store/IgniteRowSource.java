package io.cameogrid.grid.store;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.StoreFailures;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.CachePeekMode;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/**
 * The rows of this node's partitions, read where they lie.
 *
 * <p>A partition that is not here, because it has moved or its cache is stopped, is refused: read as empty, its documents
 * would look deleted to a search, and complete to a rebuild.
 */
public final class IgniteRowSource implements RowSource {
    private static final String NOT_HERE = "the partition is not on this node any more; repeat";
    private static final CachePeekMode[] ANY_COPY = {CachePeekMode.PRIMARY, CachePeekMode.BACKUP};

    private final Ignite ignite;
    private final LocalPartitions partitions;

    public IgniteRowSource(Ignite ignite, LocalPartitions partitions) {
        this.ignite = ignite;
        this.partitions = partitions;
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        return read(microshard, () -> {
            StoredKey stored = StoredKey.of(key);
            StoredDocument document = cache(microshard).localPeek(stored, ANY_COPY);
            if (document == null && !belongsHere(microshard, stored)) {
                throw notHere(microshard);
            }
            return Optional.ofNullable(document).map(present -> row(key, present));
        });
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        ScanQuery<StoredKey, StoredDocument> scan =
                new ScanQuery<StoredKey, StoredDocument>().setLocal(true).setPartition(microshard.partition());
        read(microshard, () -> {
            long seen = 0;
            try (QueryCursor<Cache.Entry<StoredKey, StoredDocument>> rows =
                    cache(microshard).query(scan)) {
                for (Cache.Entry<StoredKey, StoredDocument> entry : rows) {
                    visitor.accept(row(entry.getKey().toDocumentKey(), entry.getValue()));
                    seen++;
                }
            }
            return seen;
        });
    }

    @Override
    public long count(MicroshardId microshard) {
        return read(
                microshard,
                () -> partitions
                        .rowCount(cacheName(microshard), microshard.partition())
                        .orElseThrow(() -> notHere(microshard)));
    }

    /** A cache that is destroyed, a node that stops and a partition that moves away all end a read in the middle. */
    private static <T> T read(MicroshardId microshard, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CacheException | IgniteException | IllegalStateException e) {
            if (StoreFailures.cacheGone(e)
                    || StoreFailures.partitionAway(e)
                    || StoreFailures.partitionLost(e)
                    || StoreFailures.stopping(e)
                    || StoreFailures.stopped(e)) {
                throw notHere(microshard, e);
            }
            throw e;
        }
    }

    private IgniteCache<StoredKey, StoredDocument> cache(MicroshardId microshard) {
        return Optional.<IgniteCache<StoredKey, StoredDocument>>ofNullable(ignite.cache(cacheName(microshard)))
                .orElseThrow(() -> notHere(microshard));
    }

    /** Whether a local read would have seen the row: by the present assignment, even if its data is still reserved. */
    private boolean belongsHere(MicroshardId microshard, StoredKey key) {
        return ignite.<StoredKey>affinity(cacheName(microshard))
                .isPrimaryOrBackup(ignite.cluster().localNode(), key);
    }

    private static String cacheName(MicroshardId microshard) {
        return DocumentCaches.name(microshard.incarnation());
    }

    private static CameoGridException notHere(MicroshardId microshard) {
        return new CameoGridException(ErrorCode.PARTITION_UNAVAILABLE, NOT_HERE)
                .with("partition", microshard.partition());
    }

    private static CameoGridException notHere(MicroshardId microshard, Throwable cause) {
        return new CameoGridException(ErrorCode.PARTITION_UNAVAILABLE, NOT_HERE, cause)
                .with("partition", microshard.partition());
    }

    private static Row row(DocumentKey key, StoredDocument document) {
        return new Row(key, document.version(), document.schemaVersion(), document.source());
    }
}
