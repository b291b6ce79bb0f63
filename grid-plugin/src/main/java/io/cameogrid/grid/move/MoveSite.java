package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.store.Admission;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.PartitionMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** This node's part of moves; whoever carries one out asks for it. Threads: those in which other nodes' calls run. */
public final class MoveSite {
    private static final Duration LEASE_TIME = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MetastorageCatalog catalog;
    private final IndexGates gates;
    private final TouchedKeys touched;
    private final DocumentCaches caches;
    private final PartitionMap partitions;
    private final Admission admission;

    /** @param admission of writes, which waits when this node's microshards cannot keep up */
    public MoveSite(
            MetastorageCatalog catalog,
            IndexGates gates,
            TouchedKeys touched,
            DocumentCaches caches,
            PartitionMap partitions,
            Admission admission) {
        this.catalog = catalog;
        this.gates = gates;
        this.touched = touched;
        this.caches = caches;
        this.partitions = partitions;
        this.admission = admission;
    }

    /** Does the work; gives the partitions that are done, without those that are not this node's any more. */
    public List<Integer> work(Attempt attempt, Work work, List<Integer> wanted) {
        CatalogEntry entry = require(attempt);
        IndexDefinition from = work == Work.TRIM ? entry.other().orElseThrow() : entry.definition();
        RowCopier copier = copier(attempt, entry);
        List<Integer> done = new ArrayList<>();
        for (int partition : wanted) {
            try (PartitionMap.Lease lease =
                    partitions.lease(from, List.of(partition), PartitionMap.Copy.PRIMARY, Deadline.after(LEASE_TIME))) {
                if (!lease.granted().isEmpty()) {
                    switch (work) {
                        case COPY -> copier.copy(partition);
                        case COMPARE -> copier.compare(partition);
                        case TRIM -> copier.trim(partition);
                    }
                    done.add(partition);
                }
            }
        }
        return done;
    }

    /** Copies the documents that have changed on this server; gives their number, negative if not all are known. */
    public long catchUp(Attempt attempt) {
        CatalogEntry entry = require(attempt);
        TouchedKeys.Taken taken =
                touched.take(entry.definition().incarnation(), attempt.target()).orElseThrow(() -> over(attempt));
        if (taken.incomplete()) {
            return -1;
        }
        copier(attempt, entry).repair(taken.keys());
        return taken.keys().size();
    }

    /** Waits until the condition holds here; returns false if it does not by the deadline. */
    public boolean await(
            MoveCrew.Condition condition, IndexName index, long revision, String incarnation, Deadline deadline) {
        while (!holds(condition, index, revision, incarnation)) {
            if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private boolean holds(MoveCrew.Condition condition, IndexName index, long revision, String incarnation) {
        Optional<CatalogEntry> entry = catalog.entry(index);
        if (entry.isEmpty() || !catalog.isOf(entry.get(), incarnation)) {
            // The index is gone, or this node has not heard of it: it neither reads nor writes what it does not know.
            return gates.writesEnded(incarnation) && gates.readsEnded(incarnation);
        }
        return entry.get().revision() >= revision
                && switch (condition) {
                    case KNOWN -> true;
                    case WRITES_ENDED -> gates.writesEnded(incarnation);
                    case ALL_ENDED -> gates.writesEnded(incarnation) && gates.readsEnded(incarnation);
                };
    }

    private RowCopier copier(Attempt attempt, CatalogEntry entry) {
        return new RowCopier(
                caches.find(entry.definition().incarnation()).orElseThrow(() -> over(attempt)),
                caches.find(attempt.target()).orElseThrow(() -> over(attempt)),
                deadline -> {
                    require(attempt);
                    admission.admit(deadline);
                });
    }

    private CatalogEntry require(Attempt attempt) {
        return catalog.entry(attempt.index())
                .filter(entry -> entry.move()
                        .filter(move -> move.notesChanges() && move.other().equals(attempt.target()))
                        .isPresent())
                .orElseThrow(() -> over(attempt));
    }

    private static IllegalStateException over(Attempt attempt) {
        return new IllegalStateException("the attempt to move index " + attempt.index() + " is over");
    }
}
