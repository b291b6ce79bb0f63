package io.cameogrid.grid.catalog;

import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexDefinition;
import java.time.Instant;
import java.util.Optional;

/**
 * The way of an index's documents from one cache to another, as the catalog keeps it beside the definition: whoever carries
 * it out may die at any point, and another goes on from here.
 *
 * @param task its id, for people and programs
 * @param other the incarnation of the second cache: until the swap the one that is being filled, then the one that is left
 * @param otherShape how the second cache is laid out
 * @param started when it was asked for
 * @param revision what the second cache's definition has otherwise, if it is of another schema
 * @param failure why it was given up, if nobody asked for that
 */
public record Move(
        String task,
        Phase phase,
        String other,
        Shape otherShape,
        Instant started,
        Optional<Revision> revision,
        Optional<TaskView.Ending> failure) {

    /** A move that nobody has begun. */
    static Move queued(String task, String other, Shape shape, Instant started, Optional<Revision> revision) {
        return new Move(task, Phase.QUEUED, other, shape, started, revision, Optional.empty());
    }

    /** How far it is. */
    public enum Phase {
        /** Nothing was made yet. */
        QUEUED,
        /** The second cache is filled, and every server notes which documents change. */
        COPYING,
        /** Writes wait, until what changed last is copied. */
        CLOSED,
        /** The definition names the filled cache; writes wait until every node knows. */
        SETTLING,
        /** Done, but for reads that still use the cache of before. */
        CLEARING,
        /** An attempt that came to nothing; what was made is to be taken away before the next. */
        REVERTING,
        /** Given up; what was made is to be taken away. */
        CANCELLED
    }

    /** What may differ between two caches of the same index. */
    public record Shape(int microshards, int replicas) {
        public static Shape of(IndexDefinition index) {
            return new Shape(index.microshards(), index.replicas());
        }
    }

    public Move in(Phase next) {
        return new Move(task, next, other, otherShape, started, revision, failure);
    }

    /** The same move, given up for a reason. */
    Move failed(TaskView.Ending reason) {
        return new Move(task, Phase.CANCELLED, other, otherShape, started, revision, Optional.of(reason));
    }

    /** The same move to another schema. */
    Move revised(Revision next) {
        return new Move(task, phase, other, otherShape, started, Optional.of(next), failure);
    }

    /** Whether it is the same attempt, and as far as that: its revision may have grown. */
    public boolean isAt(Move place) {
        return task.equals(place.task) && phase == place.phase && other.equals(place.other);
    }

    /** The same move, begun anew with another cache: whatever still writes to the one of before writes to nowhere. */
    Move again(String incarnation) {
        return new Move(task, Phase.QUEUED, incarnation, otherShape, started, revision, failure);
    }

    /** Whether changes of documents are noted. */
    public boolean notesChanges() {
        return phase == Phase.COPYING || phase == Phase.CLOSED;
    }

    boolean holdsWrites() {
        return phase == Phase.CLOSED || phase == Phase.SETTLING;
    }

    /** Whether the definition names the new cache already. */
    public boolean swapped() {
        return phase == Phase.SETTLING || phase == Phase.CLEARING;
    }

    /** Whether nothing is left but to clean up. */
    boolean endsSoon() {
        return swapped() || phase == Phase.CANCELLED;
    }

    TaskView.Kind kind() {
        return revision.isPresent() ? TaskView.Kind.REINDEX : TaskView.Kind.MOVE;
    }

    /** What it is to bring about, for people. */
    String aim(IndexDefinition present) {
        Shape coming = swapped() ? Shape.of(present) : otherShape;
        String fields = revision.map(Revision::fields).orElse("");
        if (!fields.isEmpty()) {
            return "indexes the documents anew for " + fields;
        }
        return revision.isPresent()
                ? "moves to " + coming.microshards() + " microshards"
                : "moves to " + coming.replicas() + " replicas";
    }

    /** The shape that the index has at the end; empty if that is the one it has. */
    public Optional<Shape> wanted() {
        return swapped() || phase == Phase.CANCELLED ? Optional.empty() : Optional.of(otherShape);
    }
}
