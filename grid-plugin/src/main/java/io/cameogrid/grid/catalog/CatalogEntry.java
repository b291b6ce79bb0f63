package io.cameogrid.grid.catalog;

import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.Move.Shape;
import io.cameogrid.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog holds under an index's name. It is one value, so that the definition and the move change together or not
 * at all: whoever goes on with a move, drops the index or adds a field, has seen what all others did before.
 *
 * @param origin the index's first incarnation, which stays the same while its documents move; another index has another
 * @param revision counts the changes of the entry
 * @param move of the documents to another cache, if there is one
 */
public record CatalogEntry(IndexDefinition definition, String origin, long revision, Optional<Move> move) {
    /** An index that is made. */
    static CatalogEntry created(IndexDefinition definition) {
        return new CatalogEntry(definition, definition.incarnation(), 1, Optional.empty());
    }

    CatalogEntry with(IndexDefinition next) {
        return new CatalogEntry(next, origin, revision + 1, move);
    }

    public CatalogEntry with(Move next) {
        return new CatalogEntry(definition, origin, revision + 1, Optional.of(next));
    }

    public CatalogEntry withoutMove() {
        return new CatalogEntry(definition, origin, revision + 1, Optional.empty());
    }

    /** The entry as it is when the move's two caches have changed places. */
    public CatalogEntry swapped() {
        Move present = move.orElseThrow();
        Move settling = new Move(
                present.task(), Phase.SETTLING, definition.incarnation(), Shape.of(definition), present.started());
        return new CatalogEntry(
                second(present).withVersion(definition.version() + 1), origin, revision + 1, Optional.of(settling));
    }

    /** The index as its second cache holds it. It follows each change of the definition. */
    public Optional<IndexDefinition> other() {
        return move.map(this::second);
    }

    private IndexDefinition second(Move of) {
        return definition.placed(
                of.other(), of.otherShape().microshards(), of.otherShape().replicas());
    }

    /** The index in each of its caches. */
    List<IndexDefinition> incarnations() {
        List<IndexDefinition> all = new ArrayList<>(2);
        all.add(definition);
        other().ifPresent(all::add);
        return all;
    }

    /** Whether no write may begin now. */
    public boolean holdsWrites() {
        return move.isPresent() && move.get().holdsWrites();
    }

    /** Whether this is an earlier state of the same index, or the same. */
    boolean precedes(CatalogEntry that) {
        return origin.equals(that.origin) && revision <= that.revision;
    }
}
