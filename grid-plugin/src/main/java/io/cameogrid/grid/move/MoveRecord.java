package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the catalog says of one move, changed step by step: each step happens only if nobody took another one before. */
final class MoveRecord {
    private static final Duration CHANGE_TIME = Duration.ofSeconds(30);

    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final IndexName index;
    private final String task;

    MoveRecord(MetastorageCatalog catalog, SchemaRegistration registration, IndexName index, String task) {
        this.catalog = catalog;
        this.registration = registration;
        this.index = index;
        this.task = task;
    }

    IndexName index() {
        return index;
    }

    /** The entry, if the move is still in it. */
    Optional<CatalogEntry> find() {
        return catalog.entry(index)
                .filter(entry ->
                        entry.move().filter(move -> move.task().equals(task)).isPresent());
    }

    /** The entry, if its move still is where it was. */
    CatalogEntry require(Move expected) {
        return find().filter(entry -> entry.move().orElseThrow().isAt(expected))
                .orElseThrow(() -> new IllegalStateException("it was dropped, given up or begun anew"));
    }

    /** Changes the entry, on the disk of every server; changes of the definition that come first are taken along. */
    CatalogEntry change(Move expected, UnaryOperator<CatalogEntry> step) {
        Deadline deadline = Deadline.after(CHANGE_TIME);
        while (true) {
            CatalogEntry present = require(expected);
            CatalogEntry next = step.apply(present);
            if (registration.replace(present, next, deadline)) {
                return next;
            }
            if (deadline.expired()) {
                throw new IllegalStateException("the catalog keeps changing");
            }
        }
    }

    /** Whether the catalog names the incarnation, which it never does again after it has forgotten it. */
    boolean knows(IndexDefinition incarnation) {
        return catalog.findIncarnation(incarnation.incarnation()).isPresent();
    }

    void awaitDurable(CatalogEntry entry) {
        catalog.awaitDurable(entry, Deadline.after(CHANGE_TIME));
    }
}
