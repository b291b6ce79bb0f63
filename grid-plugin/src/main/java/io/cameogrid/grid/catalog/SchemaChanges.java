package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.IndexCatalog.Configured;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaChange;
import io.cameogrid.schema.change.SchemaDiff;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Brings indexes to settings: at once where the definition is all that changes, else by a task that indexes the documents anew.
 * Each change happens only if nobody came first, and is drafted again otherwise. Threads: any.
 */
final class SchemaChanges {
    private static final Duration CLEARING_TIME = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final NewIndexes newIndexes;
    private final SchemaDiff diff;
    private final MoveOrders orders;
    private final Predicate<IndexName> hasDocuments;

    SchemaChanges(
            MetastorageCatalog catalog,
            SchemaRegistration registration,
            NewIndexes newIndexes,
            SchemaDiff diff,
            MoveOrders orders,
            Predicate<IndexName> hasDocuments) {
        this.catalog = catalog;
        this.registration = registration;
        this.newIndexes = newIndexes;
        this.diff = diff;
        this.orders = orders;
        this.hasDocuments = hasDocuments;
    }

    /**
     * What is wanted of an index.
     *
     * @param settings for the definition as it is; not asked if there is none and it has to be there
     */
    record Wish(
            Function<Optional<IndexDefinition>, IndexSettings> settings, boolean reindex, WriteCondition condition) {}

    /** Empty if another change came first. */
    Optional<Configured> attempt(IndexName name, Wish wish, Deadline deadline) {
        Optional<IndexDefinition> present = catalog.find(name);
        requireHeld(name, present, wish.condition());
        IndexSettings settings = wish.settings().apply(present);
        if (present.isEmpty()) {
            IndexDefinition draft = newIndexes.draft(name, settings);
            return done(Optional.empty(), draft, deadline);
        }
        orders.requireFree(name, settings.replicas());
        Optional<CatalogEntry> entry =
                catalog.entry(name).filter(known -> known.definition().equals(present.get()));
        return entry.flatMap(
                known -> known.move().filter(SchemaChanges::revises).isPresent()
                        ? besideRebuild(known, settings, deadline)
                        : change(known, settings, wish.reindex(), deadline));
    }

    private static boolean revises(Move move) {
        return move.revision().isPresent() && !move.endsSoon();
    }

    private Optional<Configured> change(
            CatalogEntry entry, IndexSettings settings, boolean reindex, Deadline deadline) {
        IndexDefinition present = entry.definition();
        // Documents that are on their way have been held against the definition as it is.
        boolean documentsExist = entry.move().isPresent() || hasDocuments.test(present.name());
        return switch (diff.between(present, settings, documentsExist)) {
            case SchemaChange.Unchanged same -> replicated(same.definition(), settings, deadline);
            case SchemaChange.Changed changed ->
                done(Optional.of(present), changed.definition(), deadline).flatMap(made -> {
                    if (contradicts(present, settings)) {
                        newIndexes.remap(changed.definition());
                    }
                    return replicated(changed.definition(), settings, deadline);
                });
            case SchemaChange.Contradiction contradiction -> {
                if (!reindex || contradiction.rebuilt().isEmpty()) {
                    throw contradiction.refusal();
                }
                yield rebuild(entry, contradiction.rebuilt().get(), settings, deadline);
            }
        };
    }

    private Optional<Configured> done(Optional<IndexDefinition> before, IndexDefinition after, Deadline deadline) {
        return registration.register(before, after, deadline)
                ? Optional.of(new Configured(after, Optional.empty()))
                : Optional.empty();
    }

    private Optional<Configured> replicated(IndexDefinition index, IndexSettings settings, Deadline deadline) {
        Optional<String> task = settings.replicas().isPresent()
                ? orders.replicas(index.name(), settings.replicas().getAsInt(), deadline)
                : Optional.empty();
        return Optional.of(new Configured(index, task));
    }

    private Optional<Configured> rebuild(
            CatalogEntry entry, IndexDefinition rebuilt, IndexSettings settings, Deadline deadline) {
        if (entry.move().filter(Move::endsSoon).isPresent()
                && cleared(entry.definition().name())) {
            return Optional.empty();
        }
        return orders.reindex(entry, rebuilt, settings.replicas().orElse(rebuilt.replicas()), deadline)
                .map(task -> new Configured(entry.definition(), Optional.of(task)));
    }

    /** A move that has swapped the caches, or was given up, is over soon, unless somebody still reads the cache of before. */
    private boolean cleared(IndexName name) {
        Deadline patience = Deadline.after(CLEARING_TIME);
        while (catalog.entry(name)
                .flatMap(CatalogEntry::move)
                .filter(Move::endsSoon)
                .isPresent()) {
            if (patience.expired()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** While the documents are indexed anew, the same may be asked for again, and whatever only adds to both schemas. */
    private Optional<Configured> besideRebuild(CatalogEntry entry, IndexSettings settings, Deadline deadline) {
        Move move = entry.move().orElseThrow();
        IndexDefinition present = entry.definition();
        IndexDefinition coming = entry.other().orElseThrow();
        SchemaChange later = diff.between(coming, settings, true);
        if (later instanceof SchemaChange.Unchanged) {
            return Optional.of(new Configured(present, Optional.of(move.task())));
        }
        if (adds(settings, present, coming)
                && later instanceof SchemaChange.Changed grown
                && diff.between(present, settings, true) instanceof SchemaChange.Changed changed) {
            Revision revision = Revision.between(changed.definition(), grown.definition());
            return registration.replace(entry, entry.revised(changed.definition(), revision), deadline)
                    ? Optional.of(new Configured(changed.definition(), Optional.empty()))
                    : Optional.empty();
        }
        throw MoveOrders.inTheWay(entry, move);
    }

    /** Whether the settings are of fields and analyzers that neither schema has, of descriptions, defaults and growth. */
    private static boolean adds(IndexSettings settings, IndexDefinition present, IndexDefinition coming) {
        return settings.routingField().isEmpty()
                && settings.microshards().isEmpty()
                && settings.replicas().isEmpty()
                && settings.withoutAnalyzers().isEmpty()
                && absent(settings.fields().keySet(), present.fields(), coming.fields())
                && absent(settings.analyzers().keySet(), present.analyzers(), coming.analyzers());
    }

    private static boolean absent(Set<String> names, Map<String, ?> here, Map<String, ?> there) {
        return names.stream().noneMatch(name -> here.containsKey(name) || there.containsKey(name));
    }

    /**
     * Whether the change was possible only because there were no documents. A writer that had checked its document against
     * the definition of before may have stored it since: it stays, and is indexed as the new definition wants it, or by its
     * id alone if it does not fit that.
     */
    private boolean contradicts(IndexDefinition before, IndexSettings settings) {
        return diff.between(before, settings, true) instanceof SchemaChange.Contradiction;
    }

    private static void requireHeld(IndexName name, Optional<IndexDefinition> present, WriteCondition condition) {
        boolean held = switch (condition) {
            case WriteCondition.Always always -> true;
            case WriteCondition.IfAbsent absent -> present.isEmpty();
            case WriteCondition.IfPresent there -> present.isPresent();
            case WriteCondition.IfVersion wanted ->
                present.filter(index -> index.version() == wanted.version()).isPresent();
        };
        if (!held) {
            long version = present.map(IndexDefinition::version).orElse(0L);
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            version == 0
                                    ? "there is no index '" + name + "'"
                                    : "the definition of index '" + name + "' has version " + version)
                    .with("index", name.value())
                    .with("version", version);
        }
    }
}
