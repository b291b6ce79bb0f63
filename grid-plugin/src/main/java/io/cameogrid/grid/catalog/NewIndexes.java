package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.change.SchemaDiff;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes indexes: the cache and its microshards first, the definition last, which is what lets writers in. What a crash
 * leaves in between has no definition and is cleared away at the next start.
 */
public final class NewIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(NewIndexes.class);
    private static final int MAX_MICROSHARDS = 1_024;
    private static final int MAX_REPLICAS = 9;
    private static final int INCARNATION_LENGTH = 16;

    private final MetastorageCatalog catalog;
    private final DocumentCaches caches;
    private final SchemaDiff diff;
    private final Defaults defaults;
    private final Servers servers;

    /** What an index gets that does not say. */
    public record Defaults(int microshards, int replicas) {}

    public NewIndexes(
            MetastorageCatalog catalog, DocumentCaches caches, SchemaDiff diff, Defaults defaults, Servers servers) {
        this.catalog = catalog;
        this.caches = caches;
        this.diff = diff;
        this.defaults = defaults;
        this.servers = servers;
    }

    /** The first version of an index with these settings, and the schema that its predecessor of the name left behind. */
    IndexDefinition draft(IndexName name, IndexSettings settings) {
        requireNoAlias(name);
        IndexSettings whole =
                catalog.kept(name).map(kept -> inherit(settings, kept)).orElse(settings);
        requireRange("shard_count", whole.microshards(), 1, MAX_MICROSHARDS);
        requireReplicas(whole.replicas());
        whole.microshards().ifPresent(NewIndexes::requirePowerOfTwo);
        return diff.create(name, incarnation(), whole, defaults.microshards(), defaults.replicas());
    }

    /** An alias that names nothing any more, because a server stopped while its last index was dropped, goes. */
    private void requireNoAlias(IndexName name) {
        Optional<AliasEntry> alias = catalog.alias(name);
        if (alias.isPresent() && new IndexNames(catalog).alias(name).isPresent()) {
            throw new CameoGridException(
                            ErrorCode.NAME_CONFLICT, "'" + name + "' is an alias; an index needs a name of its own")
                    .with("index", name.value());
        }
        alias.ifPresent(catalog::removeAlias);
    }

    private static String incarnation() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, INCARNATION_LENGTH);
    }

    /** The entry with a move of its documents to a cache of this shape and schema, which nobody has begun. */
    CatalogEntry queued(CatalogEntry entry, Move.Shape shape, Optional<Revision> revision, String task, Instant now) {
        return entry.with(Move.queued(task, incarnation(), shape, now, revision));
    }

    /** The entry with its move at the begin, and another cache to move to. */
    public CatalogEntry queuedAgain(CatalogEntry entry) {
        return entry.with(entry.move().orElseThrow().again(incarnation()));
    }

    /** Makes the cache of the incarnation, and its microshards on every server. */
    public void prepare(IndexDefinition incarnation, Deadline deadline) {
        caches.create(incarnation, deadline);
        servers.prepare(catalog.encoded(incarnation));
    }

    /** Makes the index ready and known; returns false if the name was taken meanwhile. */
    boolean register(IndexDefinition index, Deadline deadline) {
        if (catalog.find(index.name()).isPresent()) {
            return false;
        }
        String encoded = catalog.encoded(index);
        try {
            prepare(index, deadline);
        } catch (RuntimeException e) {
            abandon(index, encoded, deadline);
            throw failed(index, e);
        }
        // Should this throw, the definition may be there or be about to be: then what was made for it is needed.
        if (catalog.create(index, deadline)) {
            return true;
        }
        abandon(index, encoded, deadline);
        return false;
    }

    /** Undoes what can be undone; what cannot, because servers are leaving, is cleared away at a start. */
    private void abandon(IndexDefinition index, String encoded, Deadline deadline) {
        quietly(index, () -> servers.discard(encoded));
        quietly(index, () -> caches.destroy(index, deadline));
    }

    private static void quietly(IndexDefinition index, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("index {}: what was made of it could not be taken back", index.name(), e);
        }
    }

    private static CameoGridException failed(IndexDefinition index, RuntimeException cause) {
        return cause instanceof CameoGridException known
                ? known
                : new CameoGridException(ErrorCode.NOT_READY, "not every server could open the index; repeat", cause)
                        .with("index", index.name().value());
    }

    /** Maps the rows that came in while a definition was replaced by one that contradicts it. */
    void remap(IndexDefinition index) {
        servers.remap(catalog.encoded(index));
    }

    private static IndexSettings inherit(IndexSettings settings, IndexDefinition kept) {
        Map<String, FieldDefinition> fields = new HashMap<>(kept.fields());
        fields.putAll(settings.fields());
        Map<String, AnalyzerDefinition> analyzers = new HashMap<>(kept.analyzers());
        analyzers.keySet().removeAll(settings.withoutAnalyzers());
        analyzers.putAll(settings.analyzers());
        return new IndexSettings(
                settings.description().or(kept::description),
                fields,
                settings.routingField().isPresent() ? settings.routingField() : Optional.of(kept.routingField()),
                settings.defaultFields().isPresent() ? settings.defaultFields() : Optional.of(kept.defaultFields()),
                settings.microshards().isPresent() ? settings.microshards() : OptionalInt.of(kept.microshards()),
                settings.replicas().isPresent() ? settings.replicas() : OptionalInt.of(kept.replicas()),
                analyzers,
                settings.dynamic().or(() -> Optional.of(kept.growth().dynamic())),
                Set.of());
    }

    static void requireReplicas(OptionalInt replicas) {
        requireRange("replicas", replicas, 0, MAX_REPLICAS);
    }

    private static void requireRange(String property, OptionalInt value, int from, int to) {
        if (value.isPresent() && (value.getAsInt() < from || value.getAsInt() > to)) {
            throw invalid(property + " is " + from + " to " + to + "; got " + value.getAsInt());
        }
    }

    private static void requirePowerOfTwo(int microshards) {
        if (Integer.bitCount(microshards) != 1) {
            throw invalid("shard_count is a power of two from 1 to " + MAX_MICROSHARDS + "; got " + microshards);
        }
    }

    private static CameoGridException invalid(String detail) {
        return new CameoGridException(ErrorCode.INVALID_SCHEMA, detail);
    }
}
