package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.grid.digest.NodeDigest;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.GridErrors;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.grid.verify.IndexVerifier;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardState;
import io.cameogrid.search.microshard.MicroshardStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CachePeekMode;

/** Sizes of indexes from this node's microshards and the cluster's caches. */
public final class EngineReports implements IgniteIndexCatalog.IndexReports {
    private final DocumentCaches caches;
    private final Function<String, List<MicroshardStatus>> microshards;
    private final ToLongFunction<String> storeBytes;
    private final Function<String, NodeDigest.Sizes> elsewhere;
    private final Runnable checkpoint;
    private final IndexVerifier verifier;

    /**
     * @param microshards of an incarnation on this node
     * @param storeBytes that a cache takes in the store of this node
     * @param elsewhere what the other nodes have of an incarnation
     * @param checkpoint makes everything durable and returns when it is
     */
    public EngineReports(
            DocumentCaches caches,
            Function<String, List<MicroshardStatus>> microshards,
            ToLongFunction<String> storeBytes,
            Function<String, NodeDigest.Sizes> elsewhere,
            Runnable checkpoint,
            IndexVerifier verifier) {
        this.caches = caches;
        this.microshards = microshards;
        this.storeBytes = storeBytes;
        this.elsewhere = elsewhere;
        this.checkpoint = checkpoint;
        this.verifier = verifier;
    }

    @Override
    public IndexStatus status(IndexDefinition index, boolean withDataSize) {
        return new GridErrors(index.name()).run(() -> read(index, withDataSize));
    }

    private IndexStatus read(IndexDefinition index, boolean withDataSize) {
        IgniteCache<StoredKey, StoredDocument> cache = caches.open(index);
        List<MicroshardStatus> local = microshards.apply(index.incarnation());
        NodeDigest.Sizes others = elsewhere.apply(index.incarnation());
        return new IndexStatus(
                index,
                cache.sizeLong(CachePeekMode.PRIMARY),
                others.onDisk()
                        + local.stream()
                                .mapToLong(MicroshardStatus::bytesOnDisk)
                                .sum(),
                others.buffered()
                        + local.stream()
                                .mapToLong(MicroshardStatus::bufferedBytes)
                                .sum(),
                withDataSize
                        ? OptionalLong.of(
                                others.stored() + storeBytes.applyAsLong(DocumentCaches.name(index.incarnation())))
                        : OptionalLong.empty());
    }

    @Override
    public CommitReport commit(IndexDefinition index) {
        checkpoint.run();
        List<MicroshardStatus> local = microshards.apply(index.incarnation());
        List<String> errors = local.stream()
                .filter(status -> status.state() != MicroshardState.OWNING)
                .map(status -> Optional.of(status.detail())
                        .filter(detail -> !detail.isEmpty())
                        .map(detail -> status.id().partition() + ": " + detail)
                        .orElse(status.id().partition() + ": " + status.state()))
                .toList();
        return new CommitReport(local.size(), local.size() - errors.size(), errors);
    }

    @Override
    public IndexVerification verify(IndexDefinition index, Deadline deadline) {
        return verifier.verify(index, deadline);
    }
}
