package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.OpenTransactions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where every operation of this node on an index passes: writes wait while the documents change their cache, and a cache is
 * not taken away while somebody reads it.
 *
 * <p>Whether a gate is open says the catalog alone, so it opens by itself when a move goes on or is begun anew. An operation
 * first counts itself and then looks; who has closed the gate first lets it be seen and then looks at the counts: one of them
 * sees the other. While nothing moves, a passage costs two counts and two looks into maps.
 */
public final class IndexGates {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MetastorageCatalog catalog;
    private final OpenTransactions transactions;
    private final Map<String, Counts> counts = new ConcurrentHashMap<>();

    /** Of one incarnation. */
    private record Counts(Traffic reads, Traffic writes) {}

    public IndexGates(MetastorageCatalog catalog, OpenTransactions transactions) {
        this.catalog = catalog;
        this.transactions = transactions;
        catalog.onDrop(gone -> counts.remove(gone.incarnation()));
    }

    /**
     * Lets a read pass, at once.
     *
     * @throws CameoGridException INDEX_NOT_FOUND
     */
    public Passage read(IndexName name) {
        while (true) {
            IndexDefinition index =
                    catalog.find(name).orElseThrow(() -> missing(name, "there is no index '" + name + "'"));
            Traffic reads = counts(index.incarnation()).reads();
            reads.begin();
            if (present(name, index.incarnation()).isPresent()) {
                return new Passage(index, reads);
            }
            reads.end();
        }
    }

    /**
     * Lets a write pass, at once or when the gate opens. A closed gate waits for the end of transactions that have written
     * already, so the next write of such a one passes, too.
     *
     * @param checked the definition that the write was checked against
     * @throws CameoGridException INDEX_NOT_FOUND if that index is no more, NOT_READY if the gate is closed for too long
     */
    public Passage write(IndexDefinition checked, Deadline deadline) {
        IndexName name = checked.name();
        while (true) {
            CatalogEntry entry = catalog.entry(name)
                    .filter(present -> catalog.isOf(present, checked.incarnation()))
                    .orElseThrow(() -> missing(name, "the index was deleted meanwhile"));
            String incarnation = entry.definition().incarnation();
            Traffic writes = counts(incarnation).writes();
            writes.begin();
            Optional<CatalogEntry> now = present(name, incarnation);
            if (now.isPresent() && (!now.get().holdsWrites() || isAwaited(incarnation))) {
                return new Passage(now.get().definition(), writes);
            }
            writes.end();
            if (deadline.expired()) {
                throw new CameoGridException(
                                ErrorCode.NOT_READY,
                                "the index's documents are about to be in another place; nothing was written, repeat")
                        .with("index", name.value());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isAwaited(String incarnation) {
        return transactions.isOwnOver(DocumentCaches.name(incarnation));
    }

    /**
     * Whether no write of this node is under way that was let pass to the incarnation before its gate was closed, but for what
     * {@link #openTransactions open transactions} have yet to commit.
     */
    boolean writesEnded(String incarnation) {
        return counts(incarnation).writes().isQuiet();
    }

    /** The transactions of this node over the incarnation's cache; each tells whether it has ended since. */
    List<BooleanSupplier> openTransactions(String incarnation) {
        return transactions.over(DocumentCaches.name(incarnation));
    }

    /** The same of reads. */
    boolean readsEnded(String incarnation) {
        return counts(incarnation).reads().isQuiet();
    }

    private Optional<CatalogEntry> present(IndexName name, String incarnation) {
        return catalog.entry(name)
                .filter(entry -> entry.definition().incarnation().equals(incarnation));
    }

    private Counts counts(String incarnation) {
        Counts known = counts.get(incarnation);
        return known != null
                ? known
                : counts.computeIfAbsent(incarnation, id -> new Counts(new Traffic(), new Traffic()));
    }

    private static CameoGridException missing(IndexName name, String detail) {
        return new CameoGridException(ErrorCode.INDEX_NOT_FOUND, detail).with("index", name.value());
    }
}
