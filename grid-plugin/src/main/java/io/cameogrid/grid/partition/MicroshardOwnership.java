package io.cameogrid.grid.partition;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.CheckpointHooks;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.LocalPartitions.Residence;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.OrphanCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.MicroshardState;
import io.cameogrid.search.microshard.RecoveryFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ignite.IgniteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every partition on this node its microshard, and takes away the microshards of all others: at a start, after the
 * log's replay, for all that is there; for each index as it is made; and whenever partitions have come or gone.
 *
 * <p>A partition that arrives fills its microshard through the hook, row by row, and nothing searches it. When all rows are
 * here and the microshard has as many documents, it is searched from then on. The count is enough, because such a microshard
 * never has more than the rows (it was begun empty, or opened from a commit that holds rows of before, and has heard of all
 * removals since) or never has less: then no two differences can make up for each other. If the counts differ it is rebuilt.
 */
public final class MicroshardOwnership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardOwnership.class);

    private static final Duration PREPARATION_TIME = Duration.ofSeconds(20);

    private final MetastorageCatalog catalog;
    private final DocumentCaches caches;
    private final OrphanCaches orphans;
    private final LocalPartitions partitions;
    private final MicroshardSet microshards;
    private final CheckpointHooks checkpoints;
    private final CountDownLatch recovered = new CountDownLatch(1);
    private final OwnershipSweep sweep;

    /** The parts of the node that know its partitions. */
    public record Parts(
            MetastorageCatalog catalog,
            DocumentCaches caches,
            OrphanCaches orphans,
            LocalPartitions partitions,
            MicroshardSet microshards,
            CheckpointHooks checkpoints) {}

    public MicroshardOwnership(Parts parts) {
        this.catalog = parts.catalog();
        this.caches = parts.caches();
        this.orphans = parts.orphans();
        this.partitions = parts.partitions();
        this.microshards = parts.microshards();
        this.checkpoints = parts.checkpoints();
        this.sweep = new OwnershipSweep(parts.partitions(), this::follow);
    }

    /** To be called when the node has started, before it serves anybody. */
    public void started() {
        orphans.look();
    }

    /** Compares every microshard with its partition; what does not fit is rebuilt in the background. */
    public void recoverAll() {
        long start = System.nanoTime();
        orphans.destroy(catalog.allIncarnations());
        int filling = 0;
        catalog.all().forEach(caches::open);
        for (IndexDefinition index : catalog.allIncarnations()) {
            try {
                filling += recoverOwned(index);
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
        sweep.start();
    }

    /** Returns how many of the index's microshards are being rebuilt. */
    private int recoverOwned(IndexDefinition index) {
        int filling = 0;
        for (int partition : partitions.ownedPartitions(DocumentCaches.name(index.incarnation()))) {
            filling += recover(index, partition) == MicroshardState.FILLING ? 1 : 0;
        }
        return filling;
    }

    private MicroshardState recover(IndexDefinition index, int partition) {
        String cacheName = DocumentCaches.name(index.incarnation());
        RecoveryFacts facts = new RecoveryFacts(
                checkpoints.restoredCounter(cacheName, partition), partitions.updateCounter(cacheName, partition));
        return microshards.recover(new MicroshardId(index.incarnation(), partition), facts);
    }

    /** Lets all microshards follow their partitions; false if that is to be looked at again soon. */
    private boolean follow() {
        boolean settled = true;
        for (IndexDefinition index : catalog.allIncarnations()) {
            try {
                settled &= follow(index);
            } catch (CameoGridException | IgniteException | IllegalStateException e) {
                // It is being dropped, or the node stops.
                LOG.debug("index {}: its microshards do not follow its partitions now", index.name(), e);
                settled = false;
            }
        }
        return settled;
    }

    private boolean follow(IndexDefinition index) {
        Optional<Map<Integer, Residence>> known = partitions.residences(DocumentCaches.name(index.incarnation()));
        if (known.isEmpty() || partitions.exchanging()) {
            return false;
        }
        Map<Integer, Residence> residences = known.get();
        boolean settled = true;
        for (Map.Entry<Integer, Residence> partition : residences.entrySet()) {
            settled &= switch (partition.getValue()) {
                case OWNED -> recover(index, partition.getKey()) != MicroshardState.GONE;
                case ARRIVING, LEAVING -> false;
                case LOST -> true;
            };
        }
        for (int partition : microshards.partitions(index.incarnation())) {
            if (residences.getOrDefault(partition, Residence.LEAVING) == Residence.LEAVING) {
                microshards.drop(new MicroshardId(index.incarnation(), partition));
            }
        }
        return settled;
    }

    /** Lets the microshards be, before the partitions go because the node stops. */
    @Override
    public void close() {
        sweep.close();
    }

    /**
     * Opens the microshards of an index whose cache was just made, before anybody can write to it.
     *
     * @param encoded the index's definition as the catalog encodes it
     * @throws CameoGridException NOT_READY if the cache was taken for an orphan
     */
    public void prepare(String encoded) {
        IndexDefinition index = catalog.learnDraft(encoded);
        orphans.claim(index.incarnation());
        // The cache may have been made on another node, and be on its way to this one.
        partitions.awaitStableAffinity(Deadline.after(PREPARATION_TIME));
        recoverOwned(index);
    }

    /**
     * Maps all rows anew, after a change of the definition that documents would not have allowed, in case one came in while
     * it was made.
     */
    public void remap(String encoded) {
        String incarnation = catalog.decoded(encoded).incarnation();
        List<CompletableFuture<Void>> rebuilds = microshards.status(incarnation).stream()
                .filter(microshard -> microshard.state() == MicroshardState.OWNING)
                .map(microshard -> microshards.rebuild(microshard.id()))
                .toList();
        try {
            CompletableFuture.allOf(rebuilds.toArray(CompletableFuture[]::new))
                    .get(PREPARATION_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // They go on by themselves; until then their searches are those of before.
            LOG.warn("index with id {}: not all microshards follow its new definition yet", incarnation, e);
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
