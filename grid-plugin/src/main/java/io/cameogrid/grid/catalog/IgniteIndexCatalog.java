package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.grid.move.IndexGates;
import io.cameogrid.grid.move.Passage;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaChange;
import io.cameogrid.schema.change.SchemaDiff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The indexes of the cluster: definitions from the catalog, documents from the caches, sizes from the engine. */
public final class IgniteIndexCatalog implements IndexCatalog {
    private static final Duration CHANGE_TIME = Duration.ofSeconds(30);

    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final NewIndexes newIndexes;
    private final SchemaDiff diff;
    private final DocumentCaches caches;
    private final IndexReports reports;
    private final Moves moves;

    /** The ways of documents from one cache to another. */
    public record Moves(MoveOrders orders, IndexGates gates) {}

    public IgniteIndexCatalog(
            MetastorageCatalog catalog,
            SchemaRegistration registration,
            NewIndexes newIndexes,
            SchemaDiff diff,
            DocumentCaches caches,
            IndexReports reports,
            Moves moves) {
        this.catalog = catalog;
        this.registration = registration;
        this.newIndexes = newIndexes;
        this.diff = diff;
        this.caches = caches;
        this.reports = reports;
        this.moves = moves;
    }

    /** What the engine can say about an index. */
    public interface IndexReports {
        IndexStatus status(IndexDefinition index, boolean withDataSize);

        CommitReport commit(IndexDefinition index);

        IndexVerification verify(IndexDefinition index, Deadline deadline);
    }

    @Override
    public Optional<IndexDefinition> find(IndexName name) {
        return catalog.find(name);
    }

    @Override
    public Configured configure(IndexName name, IndexSettings settings, boolean reindex) {
        if (reindex) {
            throw new CameoGridException(
                            ErrorCode.NOT_IMPLEMENTED,
                            "stored documents cannot be indexed anew for another schema yet; create another index")
                    .with("index", name.value());
        }
        Deadline deadline = Deadline.after(CHANGE_TIME);
        moves.orders().requireFree(name, settings.replicas());
        IndexDefinition index = registration.retrying(name, deadline, () -> configureOnce(name, settings, deadline));
        return settings.replicas().isEmpty()
                ? new Configured(index, Optional.empty())
                : new Configured(
                        index, moves.orders().replicas(name, settings.replicas().getAsInt(), deadline));
    }

    /** Empty if another change of the definition came first. */
    private Optional<IndexDefinition> configureOnce(IndexName name, IndexSettings settings, Deadline deadline) {
        Optional<IndexDefinition> present = catalog.find(name);
        IndexDefinition next =
                present.map(index -> reconciled(index, settings)).orElseGet(() -> newIndexes.draft(name, settings));
        if (!registration.register(present, next, deadline)) {
            return Optional.empty();
        }
        if (present.isPresent() && contradicts(present.get(), settings)) {
            newIndexes.remap(next);
        }
        return Optional.of(next);
    }

    private IndexDefinition reconciled(IndexDefinition index, IndexSettings settings) {
        boolean documentsExist = status(index.name(), false).documents() > 0;
        return switch (diff.between(index, settings, documentsExist)) {
            case SchemaChange.Unchanged same -> same.definition();
            case SchemaChange.Changed changed -> changed.definition();
            case SchemaChange.Contradiction contradiction -> throw contradiction.refusal();
        };
    }

    /**
     * Whether the change was possible only because there were no documents. A writer that had checked its document against
     * the definition of before may have stored it since: it stays, and is indexed as the new definition wants it, or by its
     * id alone if it does not fit that.
     */
    private boolean contradicts(IndexDefinition before, IndexSettings settings) {
        return diff.between(before, settings, true) instanceof SchemaChange.Contradiction;
    }

    @Override
    public IndexDefinition drop(IndexName name, boolean keepSchema) {
        Deadline deadline = Deadline.after(CHANGE_TIME);
        return registration.retrying(name, deadline, () -> {
            require(name);
            Optional<CatalogEntry> entry =
                    catalog.entry(name).filter(present -> registration.remove(present, keepSchema, deadline));
            // Without a definition nobody can reach the caches any more; a crash here is mended at the next start.
            entry.map(CatalogEntry::incarnations)
                    .orElse(List.of())
                    .forEach(incarnation -> caches.destroy(incarnation, deadline));
            return entry.map(CatalogEntry::definition);
        });
    }

    @Override
    public boolean cancel(String task) {
        return moves.orders().cancel(task, Deadline.after(CHANGE_TIME));
    }

    @Override
    public List<IndexStatus> list(boolean withDataSize) {
        return catalog.all().stream()
                .flatMap(index -> statusUnlessDropped(index, withDataSize).stream())
                .toList();
    }

    private IndexStatus status(IndexName name, boolean withDataSize) {
        try (Passage passage = moves.gates().read(name)) {
            return reports.status(passage.index(), withDataSize);
        }
    }

    private Optional<IndexStatus> statusUnlessDropped(IndexDefinition index, boolean withDataSize) {
        try {
            return Optional.of(status(index.name(), withDataSize));
        } catch (CameoGridException e) {
            if (e.code() == ErrorCode.INDEX_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public CommitReport commit(IndexName name) {
        try (Passage passage = moves.gates().read(name)) {
            return reports.commit(passage.index());
        }
    }

    @Override
    public IndexVerification verify(IndexName name, Deadline deadline) {
        try (Passage passage = moves.gates().read(name)) {
            return reports.verify(passage.index(), deadline);
        }
    }

    private IndexDefinition require(IndexName name) {
        return catalog.find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                        .with("index", name.value()));
    }
}
