package io.cameogrid.grid.catalog;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.document.WriteCondition;
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
import io.cameogrid.schema.SchemaPatch;
import io.cameogrid.schema.change.SchemaDiff;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The indexes of the cluster: definitions from the catalog, documents from the caches, sizes from the engine. */
public final class IgniteIndexCatalog implements IndexCatalog {
    private static final Duration CHANGE_TIME = Duration.ofSeconds(30);

    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final SchemaChanges changes;
    private final DocumentCaches caches;
    private final IndexReports reports;
    private final Moves moves;
    private final IndexNames names;
    private final IgniteAliasCatalog aliases;
    private final AnalyzerCatalog analyzers = new AnalyzerCatalog();

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
        this.changes = new SchemaChanges(
                catalog,
                registration,
                newIndexes,
                diff,
                moves.orders(),
                name -> status(name, false).documents() > 0);
        this.caches = caches;
        this.reports = reports;
        this.moves = moves;
        this.names = new IndexNames(catalog);
        this.aliases = new IgniteAliasCatalog(catalog, registration);
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
    public AliasCatalog aliases() {
        return aliases;
    }

    @Override
    public Configured configure(IndexName asked, IndexSettings settings, boolean reindex, WriteCondition condition) {
        IndexName name = names.single(asked);
        NewIndexes.requireReplicas(settings.replicas());
        analyzers.require(settings.analyzers());
        return bring(name, new SchemaChanges.Wish(present -> settings, reindex, condition));
    }

    @Override
    public Patched patch(IndexName asked, SchemaPatch patch, WriteCondition condition) {
        IndexName name = names.single(asked);
        IndexDefinition before = require(name);
        Configured configured = bring(
                name,
                new SchemaChanges.Wish(
                        present -> patch.settings(present.orElseThrow(() -> missing(name))), true, condition));
        Map<Boolean, List<String>> paths = patch.indexed().keySet().stream()
                .sorted()
                .collect(Collectors.partitioningBy(path -> patch.isSo(before, path)));
        return new Patched(configured, paths.getOrDefault(false, List.of()), paths.getOrDefault(true, List.of()));
    }

    private Configured bring(IndexName name, SchemaChanges.Wish wish) {
        Deadline deadline = Deadline.after(CHANGE_TIME);
        return registration.retrying(name, deadline, () -> changes.attempt(name, wish, deadline));
    }

    @Override
    public IndexDefinition drop(IndexName name, boolean keepSchema) {
        Deadline deadline = Deadline.after(CHANGE_TIME);
        requireNoAlias(name);
        return registration.retrying(name, deadline, () -> {
            require(name);
            Optional<CatalogEntry> entry =
                    catalog.entry(name).filter(present -> registration.remove(present, keepSchema, deadline));
            // Without a definition nobody can reach the caches any more; a crash here is mended at the next start.
            entry.map(CatalogEntry::incarnations)
                    .orElse(List.of())
                    .forEach(incarnation -> caches.destroy(incarnation, deadline));
            entry.ifPresent(gone -> aliases.forget(gone.origin(), deadline));
            return entry.map(CatalogEntry::definition);
        });
    }

    /** What an alias names is dropped by its own name: by an alias it could be another index than was meant. */
    private void requireNoAlias(IndexName name) {
        names.alias(name).ifPresent(alias -> {
            throw new CameoGridException(
                            ErrorCode.INVALID_REQUEST,
                            "'" + name + "' is an alias; drop an index by its own name, or delete the alias with"
                                    + " DELETE /_aliases/" + name)
                    .with("alias", name.value())
                    .with(
                            "indexes",
                            alias.indexes().stream().map(IndexName::value).toList());
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
        try (Passage passage = moves.gates().read(names.single(name))) {
            return reports.commit(passage.index());
        }
    }

    @Override
    public IndexVerification verify(IndexName name, Deadline deadline) {
        try (Passage passage = moves.gates().read(names.single(name))) {
            return reports.verify(passage.index(), deadline);
        }
    }

    private IndexDefinition require(IndexName name) {
        return catalog.find(name).orElseThrow(() -> missing(name));
    }

    private static CameoGridException missing(IndexName name) {
        return new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                .with("index", name.value());
    }
}
