package io.cameogrid.grid.catalog;

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
 */
public record Move(String task, Phase phase, String other, Shape otherShape, Instant started) {
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
        return new Move(task, next, other, otherShape, started);
    }

    /** The same move, begun anew with another cache: whatever still writes to the one of before writes to nowhere. */
    Move again(String incarnation) {
        return new Move(task, Phase.QUEUED, incarnation, otherShape, started);
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

    /** The shape that the index has at the end; empty if that is the one it has. */
    public Optional<Shape> wanted() {
        return swapped() || phase == Phase.CANCELLED ? Optional.empty() : Optional.of(otherShape);
    }
}
