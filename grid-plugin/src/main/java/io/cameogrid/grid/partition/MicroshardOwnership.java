package io.cameogrid.grid.partition;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.CheckpointHooks;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.MicroshardState;
import io.cameogrid.search.microshard.RecoveryFacts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every partition on this node its microshard: at a start, after the log's replay, for all that is there; later
 * for each index as it is made.
 */
public final class MicroshardOwnership {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardOwnership.class);

    private final MetastorageCatalog catalog;
    private final DocumentCaches caches;
    private final LocalPartitions partitions;
    private final MicroshardSet microshards;
    private final CheckpointHooks checkpoints;
    private final CountDownLatch recovered = new CountDownLatch(1);

    /** The parts of the node that know its partitions. */
    public record Parts(
            MetastorageCatalog catalog,
            DocumentCaches caches,
            LocalPartitions partitions,
            MicroshardSet microshards,
            CheckpointHooks checkpoints) {}

    public MicroshardOwnership(Parts parts) {
        this.catalog = parts.catalog();
        this.caches = parts.caches();
        this.partitions = parts.partitions();
        this.microshards = parts.microshards();
        this.checkpoints = parts.checkpoints();
    }

    /** Compares every microshard with its partition; what does not fit is rebuilt in the background. */
    public void recoverAll() {
        long start = System.nanoTime();
        caches.destroyUnknown(catalog.all());
        int filling = 0;
        for (IndexDefinition index : catalog.all()) {
            try {
                filling += recover(index);
            } catch (RuntimeException e) {
                // It may have been dropped meanwhile; in any case the others are to be searched.
                LOG.error("index {}: its microshards could not be compared with the store", index.name(), e);
            }
        }
        int indexes = catalog.all().size();
        if (indexes > 0) {
            // The checkpoint of the start came before the comparison and went by without commits: a kill would cost a
            // rebuild.
            checkpoints.checkpointNow("microshards were compared with the store");
            LOG.info(
                    "microshards of {} indexes compared with the store in {} ms; {} are being rebuilt",
                    indexes,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    filling);
        }
        recovered.countDown();
    }

    /** Returns how many of the index's microshards are being rebuilt. */
    private int recover(IndexDefinition index) {
        caches.open(index);
        String cacheName = DocumentCaches.name(index.incarnation());
        int filling = 0;
        for (int partition : partitions.heldPartitions(cacheName)) {
            RecoveryFacts facts = new RecoveryFacts(
                    checkpoints.restoredCounter(cacheName, partition), partitions.updateCounter(cacheName, partition));
            MicroshardState state = microshards.recover(new MicroshardId(index.incarnation(), partition), facts);
            filling += state == MicroshardState.FILLING ? 1 : 0;
        }
        return filling;
    }

    /**
     * Opens the microshards of an index whose cache was just made, before anybody can write to it.
     *
     * @param encoded the index's definition as the catalog encodes it
     */
    public void prepare(String encoded) {
        IndexDefinition index = catalog.learnDraft(encoded);
        String cacheName = DocumentCaches.name(index.incarnation());
        for (int partition : partitions.heldPartitions(cacheName)) {
            microshards.recover(
                    new MicroshardId(index.incarnation(), partition),
                    RecoveryFacts.running(partitions.updateCounter(cacheName, partition)));
        }
    }

    /** Gives up what {@link #prepare} opened, because another index of the name came first. */
    public void discard(String encoded) {
        microshards.drop(catalog.forgetDraft(encoded).incarnation());
    }

    /** Whether {@link #recoverAll} has been through. */
    public Readiness readiness() {
        return recovered.getCount() == 0
                ? new Readiness(true, List.of())
                : new Readiness(false, List.of("the microshards are being compared with the store"));
    }

    /** @throws CameoGridException NOT_READY if {@link #recoverAll} has not been through by then */
    public void awaitRecovered(Duration timeout) {
        try {
            if (!recovered.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CameoGridException(
                        ErrorCode.NOT_READY, "the node was not ready after " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CameoGridException(ErrorCode.NOT_READY, "interrupted while waiting for the node", e);
        }
    }
}
