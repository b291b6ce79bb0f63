package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.Move.Shape;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Writes down which moves are wanted, and which are not any more; whoever leads does the rest. Works on every node. */
public final class MoveOrders {
    private static final int ID_LENGTH = 8;

    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final NewIndexes newIndexes;
    private final InstantSource clock;

    public MoveOrders(
            MetastorageCatalog catalog, SchemaRegistration registration, NewIndexes newIndexes, InstantSource clock) {
        this.catalog = catalog;
        this.registration = registration;
        this.newIndexes = newIndexes;
        this.clock = clock;
    }

    /**
     * Refuses what could not be ordered.
     *
     * @throws CameoGridException INVALID_SCHEMA for such a number; TASK_CONFLICT if the documents are on their way to something else
     */
    void requireFree(IndexName index, OptionalInt replicas) {
        NewIndexes.requireReplicas(replicas);
        catalog.entry(index)
                .filter(entry -> replicas.isPresent())
                .ifPresent(entry -> underWay(entry, replicas.getAsInt()));
    }

    /**
     * Orders a move to a cache with so many replicas, unless the index has them or that is under way.
     *
     * @return the task, if there is something to do
     */
    Optional<String> replicas(IndexName name, int replicas, Deadline deadline) {
        while (true) {
            CatalogEntry entry = catalog.entry(name)
                    .orElseThrow(
                            () -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "the index was deleted meanwhile")
                                    .with("index", name.value()));
            Optional<String> known = underWay(entry, replicas);
            if (known.isPresent() || entry.definition().replicas() == replicas) {
                return known;
            }
            Shape shape = new Shape(entry.definition().microshards(), replicas);
            Optional<String> task = order(entry, "move", shape, Optional.empty(), deadline);
            if (task.isPresent()) {
                return task;
            }
            requireTime(name, deadline);
        }
    }

    /**
     * Orders that the documents are indexed anew.
     *
     * @param rebuilt the definition that the index has at the end, but for its replicas
     * @return the task; empty if another change of the entry came first
     * @throws CameoGridException TASK_CONFLICT if the documents are on their way to something else
     */
    Optional<String> reindex(CatalogEntry entry, IndexDefinition rebuilt, int replicas, Deadline deadline) {
        entry.move().ifPresent(move -> {
            throw inTheWay(entry, move);
        });
        return order(
                entry,
                "reindex",
                new Shape(rebuilt.microshards(), replicas),
                Optional.of(Revision.between(entry.definition(), rebuilt)),
                deadline);
    }

    private Optional<String> order(
            CatalogEntry entry, String kind, Shape shape, Optional<Revision> revision, Deadline deadline) {
        String task = kind + "-" + entry.definition().name() + "-"
                + UUID.randomUUID().toString().substring(0, ID_LENGTH);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CatalogEntry ordered = newIndexes.queued(entry, shape, revision, task, now);
        return registration.replace(entry, ordered, deadline) ? Optional.of(task) : Optional.empty();
    }

    /** What is said to who wants something else than the move that is under way. */
    static CameoGridException inTheWay(CatalogEntry entry, Move move) {
        return new CameoGridException(
                        ErrorCode.TASK_CONFLICT,
                        "task " + move.task() + " of the index is under way (" + move.aim(entry.definition())
                                + "); nothing was changed. Wait until it has ended, as GET /_tasks/" + move.task()
                                + " shows, or give it up with DELETE /_tasks/" + move.task())
                .with("index", entry.definition().name().value())
                .with("task", move.task());
    }

    /** The move that leads there; throws TASK_CONFLICT if there is one that leads elsewhere. */
    private static Optional<String> underWay(CatalogEntry entry, int replicas) {
        Optional<Move> move = entry.move();
        if (move.isEmpty()) {
            return Optional.empty();
        }
        int coming = move.get()
                .wanted()
                .map(Shape::replicas)
                .orElse(entry.definition().replicas());
        if (coming != replicas) {
            throw inTheWay(entry, move.get());
        }
        return Optional.of(move.get().task());
    }

    /**
     * Gives a move up; returns false if there is none of the id.
     *
     * @throws CameoGridException INVALID_SCHEMA for such a number; TASK_CONFLICT if the documents have moved already
     */
    public boolean cancel(String task, Deadline deadline) {
        while (true) {
            Optional<CatalogEntry> entry = catalog.entries().stream()
                    .filter(present -> present.move()
                            .filter(move -> move.task().equals(task))
                            .isPresent())
                    .findFirst();
            if (entry.isEmpty()) {
                return false;
            }
            Move move = entry.get().move().orElseThrow();
            if (move.swapped()) {
                throw new CameoGridException(
                                ErrorCode.TASK_CONFLICT, "the documents have moved already; only cleaning up is left")
                        .with("task", task);
            }
            if (move.phase() == Phase.CANCELLED
                    || registration.replace(entry.get(), entry.get().in(Phase.CANCELLED), deadline)) {
                return true;
            }
            requireTime(entry.get().definition().name(), deadline);
        }
    }

    private static void requireTime(IndexName name, Deadline deadline) {
        if (deadline.expired()) {
            throw new CameoGridException(ErrorCode.SCHEMA_CONFLICT, "other changes of the index keep coming first")
                    .with("index", name.value());
        }
    }
}
