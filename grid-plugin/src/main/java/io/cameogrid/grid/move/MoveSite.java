package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.grid.store.Admission;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.port.PartitionMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.apache.ignite.IgniteCache;

/** This node's part of moves; whoever carries one out asks for it. Threads: those in which other nodes' calls run. */
public final class MoveSite {
    /** This server is about to set aside which documents have changed here. */
    static final String CATCHING_UP = "move.catching-up";
    /** Rows were read; they are to be put when there is room. */
    static final String READ = "move.read";

    private static final Duration LEASE_TIME = Duration.ofSeconds(10);
    private static final Duration GROWTH_TIME = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MetastorageCatalog catalog;
    private final IndexGates gates;
    private final TouchedKeys touched;
    private final DocumentCaches caches;
    private final PartitionMap partitions;
    private final Pace pace;
    private final DocumentInspector inspector;
    private final SchemaRegistration registration;

    /**
     * How documents are held against schemas.
     *
     * @param registration of what schemas grow by
     */
    public record Checks(DocumentInspector inspector, SchemaRegistration registration) {}

    /**
     * What work stops at.
     *
     * @param admission of writes, which waits when this node's microshards cannot keep up
     */
    public record Pace(Admission admission, Failpoints failpoints) {}

    public MoveSite(
            MetastorageCatalog catalog,
            IndexGates gates,
            TouchedKeys touched,
            DocumentCaches caches,
            PartitionMap partitions,
            Pace pace,
            Checks checks) {
        this.catalog = catalog;
        this.gates = gates;
        this.touched = touched;
        this.caches = caches;
        this.partitions = partitions;
        this.pace = pace;
        this.inspector = checks.inspector();
        this.registration = checks.registration();
    }

    /**
     * Does the work; gives the partitions that are done, without those that are not this node's any more.
     *
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT if there are documents that do not fit
     */
    public List<Integer> work(Attempt attempt, Work work, List<Integer> wanted) {
        CatalogEntry entry = require(attempt);
        IndexDefinition from = work == Work.TRIM ? entry.other().orElseThrow() : entry.definition();
        RowCheck check = check(attempt);
        IntConsumer labour = labour(attempt, work, entry, check);
        List<Integer> done = new ArrayList<>();
        for (int partition : wanted) {
            try (PartitionMap.Lease lease =
                    partitions.lease(from, List.of(partition), PartitionMap.Copy.PRIMARY, Deadline.after(LEASE_TIME))) {
                if (!lease.granted().isEmpty()) {
                    labour.accept(partition);
                    done.add(partition);
                }
            }
        }
        check.requireFit();
        return done;
    }

    private IntConsumer labour(Attempt attempt, Work work, CatalogEntry entry, RowCheck check) {
        if (work == Work.CHECK) {
            IgniteCache<StoredKey, StoredDocument> source = source(attempt, entry);
            return partition -> RowCopier.each(source, partition, rows -> {
                require(attempt);
                check.check(rows);
            });
        }
        RowCopier copier = copier(attempt, entry, check);
        return switch (work) {
            case COMPARE -> copier::compare;
            case TRIM -> copier::trim;
            default -> copier::copy;
        };
    }

    /** Sets aside which documents have changed on this server; gives their number, negative if not all are known. */
    public int setAside(Attempt attempt) {
        pace.failpoints().reached(CATCHING_UP);
        CatalogEntry entry = require(attempt);
        return touched.setAside(entry.definition().incarnation(), attempt.target())
                .orElseThrow(() -> over(attempt));
    }

    /**
     * Copies the documents that were set aside; to be called when all servers have done that.
     *
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT if there are some that do not fit
     */
    public void repair(Attempt attempt) {
        CatalogEntry entry = require(attempt);
        List<DocumentKey> changed =
                touched.take(entry.definition().incarnation(), attempt.target()).orElseThrow(() -> over(attempt));
        copier(attempt, entry, check(attempt)).repair(changed);
    }

    /**
     * Waits until the condition holds here; returns false if it does not by the deadline.
     *
     * <p>Where writes are to have ended, transactions count that are open when no other write is under way: what is begun
     * later has not passed the gate.
     */
    public boolean await(
            MoveCrew.Condition condition, IndexName index, long revision, String incarnation, Deadline deadline) {
        Optional<List<BooleanSupplier>> open = Optional.empty();
        while (true) {
            if (open.isEmpty() && holds(condition, index, revision, incarnation)) {
                open = Optional.of(
                        condition == MoveCrew.Condition.KNOWN ? List.of() : gates.openTransactions(incarnation));
            }
            if (open.isPresent() && open.get().stream().allMatch(BooleanSupplier::getAsBoolean)) {
                return true;
            }
            if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
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

    private RowCopier copier(Attempt attempt, CatalogEntry entry, RowCheck check) {
        boolean revised = entry.move().flatMap(Move::revision).isPresent();
        return new RowCopier(
                source(attempt, entry),
                caches.find(attempt.target()).orElseThrow(() -> over(attempt)),
                deadline -> {
                    pace.failpoints().reached(READ);
                    require(attempt);
                    pace.admission().admit(deadline);
                },
                rows -> {
                    if (revised) {
                        check.check(rows);
                        check.requireFit();
                    }
                });
    }

    private IgniteCache<StoredKey, StoredDocument> source(Attempt attempt, CatalogEntry entry) {
        return caches.find(entry.definition().incarnation()).orElseThrow(() -> over(attempt));
    }

    private RowCheck check(Attempt attempt) {
        return new RowCheck(inspector, new RowCheck.Schemas() {
            @Override
            public IndexDefinition present() {
                return require(attempt).definition();
            }

            @Override
            public IndexDefinition coming() {
                return require(attempt).other().orElseThrow();
            }

            @Override
            public IndexDefinition grow(List<DocumentWrite> documents) {
                return grown(attempt, documents);
            }
        });
    }

    /** The definition of the second cache with room for the documents, known to every server. */
    private IndexDefinition grown(Attempt attempt, List<DocumentWrite> documents) {
        Deadline deadline = Deadline.after(GROWTH_TIME);
        while (!deadline.expired()) {
            CatalogEntry entry = require(attempt);
            IndexDefinition coming = entry.other().orElseThrow();
            IndexDefinition grown = registration.grown(coming, documents);
            if (grown.equals(coming)) {
                return coming;
            }
            CatalogEntry next = entry.grown(grown);
            if (registration.replace(entry, next, deadline)) {
                return next.other().orElseThrow();
            }
        }
        throw new IllegalStateException("the catalog keeps changing");
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
