package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.grid.store.GridErrors;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaEvolution;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Drafts what definitions have to become for documents and settings, and registers a draft unless another change came
 * first. A write that needs a definition starts after its registration.
 */
public final class SchemaRegistration {
    private static final int ATTEMPTS = 100;

    private final MetastorageCatalog catalog;
    private final NewIndexes newIndexes;
    private final SchemaEvolution evolution;
    private final Quorum quorum;

    public SchemaRegistration(
            MetastorageCatalog catalog, NewIndexes newIndexes, SchemaEvolution evolution, Quorum quorum) {
        this.catalog = catalog;
        this.newIndexes = newIndexes;
        this.evolution = evolution;
        this.quorum = quorum;
    }

    public Optional<IndexDefinition> find(IndexName name) {
        return catalog.find(name);
    }

    /** The definition that an index of the name would get from these first documents; known to nobody yet. */
    public IndexDefinition draft(IndexName name, List<DocumentWrite> documents) {
        IndexDefinition empty = newIndexes.draft(name, IndexSettings.none());
        return evolution.evolve(empty, documents);
    }

    /** The definition with room for the documents; known to nobody yet. */
    public IndexDefinition grown(IndexDefinition index, List<DocumentWrite> documents) {
        return evolution.evolve(index, documents);
    }

    /**
     * Makes the definition the present one everywhere, on this server's disk too.
     *
     * @param before what it was made from; empty for a new index
     * @return false if another change came first
     * @throws CameoGridException NO_QUORUM, and nothing was changed; TIMEOUT if a majority may not have heard of it
     */
    public boolean register(Optional<IndexDefinition> before, IndexDefinition after, Deadline deadline) {
        if (before.isPresent() && before.get().equals(after)) {
            return true;
        }
        return changing(
                after.name(),
                deadline,
                () -> before.isEmpty()
                        ? newIndexes.register(after, deadline)
                        : catalog.replace(before.get(), after, deadline));
    }

    /** Takes the definition away; returns false if another change came first. Throws as {@link #register} does. */
    boolean remove(CatalogEntry entry, boolean keepSchema, Deadline deadline) {
        return changing(entry.definition().name(), deadline, () -> catalog.remove(entry, keepSchema));
    }

    /** Puts an entry in the place of another; returns false if another change came first. Throws as {@link #register} does. */
    public boolean replace(CatalogEntry before, CatalogEntry after, Deadline deadline) {
        return changing(before.definition().name(), deadline, () -> catalog.replace(before, after, deadline));
    }

    /** The catalog's place in the grid takes changes in any topology, so whoever changes it has to look. */
    boolean changing(IndexName name, Deadline deadline, BooleanSupplier change) {
        quorum.requireToChangeCatalog(deadline);
        long mark = quorum.mark();
        boolean made = change.getAsBoolean();
        if (!quorum.confirms(mark, Set.of(), deadline)) {
            throw new GridErrors(name).unconfirmed();
        }
        return made;
    }

    /** Returns when no crash can leave a row that was checked against the definition without it. */
    public void awaitDurable(IndexDefinition index, Deadline deadline) {
        catalog.awaitDurable(index, deadline);
    }

    /**
     * Repeats the attempt until it has a result: each failure means that someone else made progress.
     *
     * @throws CameoGridException SCHEMA_CONFLICT if that goes on beyond the deadline
     */
    public <T> T retrying(IndexName name, Deadline deadline, Supplier<Optional<T>> attempt) {
        for (int i = 0; i < ATTEMPTS && !deadline.expired(); i++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new CameoGridException(
                        ErrorCode.SCHEMA_CONFLICT,
                        "other writers keep changing the index's schema; nothing was written")
                .with("index", name.value());
    }
}
