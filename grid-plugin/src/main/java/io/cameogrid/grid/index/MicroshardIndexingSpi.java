package io.cameogrid.grid.index;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.SchemaSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.spi.IgniteSpiAdapter;
import org.apache.ignite.spi.IgniteSpiException;
import org.apache.ignite.spi.IgniteSpiMultipleInstancesSupport;
import org.apache.ignite.spi.indexing.IndexingQueryFilter;
import org.apache.ignite.spi.indexing.IndexingSpi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alignment hook: Ignite calls it in the thread that changes a local partition, for every row that comes or goes,
 * whatever the reason (write, backup, rebalance, expiry, replay of the log after a crash).
 *
 * <p>Runs under the entry's lock and the checkpoint read lock, before the change is logged. Nothing may leave it by
 * exception: on a primary that would tear the transaction, on a backup it would stop the node.
 */
@IgniteSpiMultipleInstancesSupport(true)
public final class MicroshardIndexingSpi extends IgniteSpiAdapter implements IndexingSpi {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardIndexingSpi.class);

    private final ChangeSink sink;
    private final SchemaSource schemas;
    private final Leaving leaving;
    private final Runnable onStart;
    private final Map<Integer, RendezvousAffinityFunction> affinities = new ConcurrentHashMap<>();

    /** Tells rows that leave with their partition from rows that are deleted. */
    @FunctionalInterface
    public interface Leaving {
        /** Whether the partition is on its way out of this node. */
        boolean leaving(String cacheName, int partition);
    }

    public MicroshardIndexingSpi(ChangeSink sink, SchemaSource schemas, Leaving leaving) {
        this(sink, schemas, leaving, () -> {});
    }

    /** @param onStart is run when Ignite's managers are there and before other nodes can see this one */
    public MicroshardIndexingSpi(ChangeSink sink, SchemaSource schemas, Leaving leaving, Runnable onStart) {
        this.onStart = onStart;
        this.sink = sink;
        this.schemas = schemas;
        this.leaving = leaving;
        setName("cameogrid");
    }

    @Override
    public void spiStart(@Nullable String igniteInstanceName) throws IgniteSpiException {
        // The engine is there before the grid.
        onStart.run();
    }

    @Override
    public void spiStop() throws IgniteSpiException {
        // Nothing to stop: the engine outlives the grid.
    }

    @Override
    public void store(@Nullable String cacheName, Object key, Object value, long expirationTime) {
        Optional<MicroshardId> microshard = Optional.empty();
        try {
            DocumentKey documentKey = read(key, StoredKey.class).toDocumentKey();
            microshard = microshard(cacheName, documentKey);
            if (microshard.isPresent()) {
                StoredDocument document = read(value, StoredDocument.class);
                sink.stored(
                        microshard.get(),
                        new Row(documentKey, document.version(), document.schemaVersion(), document.source()));
            }
        } catch (Throwable e) {
            missed(cacheName, microshard, e);
        }
    }

    @Override
    public void remove(@Nullable String cacheName, Object key) {
        Optional<MicroshardId> microshard = Optional.empty();
        try {
            DocumentKey documentKey = read(key, StoredKey.class).toDocumentKey();
            microshard = microshard(cacheName, documentKey);
            if (cacheName != null && microshard.isPresent()) {
                if (leaving.leaving(cacheName, microshard.get().partition())) {
                    sink.left(microshard.get());
                } else {
                    sink.removed(microshard.get(), documentKey);
                }
            }
        } catch (Throwable e) {
            missed(cacheName, microshard, e);
        }
    }

    @Override
    public Iterator<Cache.Entry<?, ?>> query(
            @Nullable String cacheName, Collection<Object> params, @Nullable IndexingQueryFilter filters) {
        throw new IgniteSpiException("searches go through ignite.plugin(\"cameogrid\"), not through SpiQuery");
    }

    private Optional<MicroshardId> microshard(@Nullable String cacheName, DocumentKey key) {
        return Optional.ofNullable(cacheName)
                .flatMap(DocumentCaches::incarnation)
                .flatMap(schemas::findIncarnation)
                .map(index -> new MicroshardId(
                        index.incarnation(), affinity(index.microshards()).partition(key.routingKey())));
    }

    private RendezvousAffinityFunction affinity(int partitions) {
        return affinities.computeIfAbsent(partitions, count -> new RendezvousAffinityFunction(false, count));
    }

    /** Rows come in binary form, except where an application has told its node to unwrap them. */
    private static <T> T read(Object object, Class<T> type) {
        return type.cast(object instanceof BinaryObject binary ? binary.deserialize() : object);
    }

    /**
     * The row is in the store but not in the index, so its microshard must not be searched as if it were whole. If not even
     * the key could be read, and that for an error of this machine, it may be any microshard of the index. A key that is no
     * key of ours, of an application's own class or beyond the limits, belongs to no document.
     */
    private void missed(@Nullable String cacheName, Optional<MicroshardId> microshard, Throwable e) {
        try {
            if (microshard.isPresent()) {
                sink.missed(microshard.get(), e);
            } else if (e instanceof Error) {
                every(cacheName).forEach(any -> sink.missed(any, e));
            } else {
                LOG.error("a row of cache {} cannot be indexed: it has no key of a document", cacheName, e);
            }
        } catch (Throwable again) {
            LOG.error("a row of cache {} is not indexed; the index must be verified", cacheName, again);
        }
    }

    private List<MicroshardId> every(@Nullable String cacheName) {
        return Optional.ofNullable(cacheName)
                .flatMap(DocumentCaches::incarnation)
                .flatMap(schemas::findIncarnation)
                .map(index -> IntStream.range(0, index.microshards())
                        .mapToObj(partition -> new MicroshardId(index.incarnation(), partition))
                        .toList())
                .orElse(List.of());
    }
}
