package io.cameogrid.grid.catalog;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.Move.Shape;
import io.cameogrid.schema.IndexDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the catalog holds under an index's name. It is one value, so that the definition and the move change together or not
 * at all: whoever goes on with a move, drops the index or adds a field, has seen what all others did before.
 *
 * @param origin the index's first incarnation, which stays the same while its documents move; another index has another
 * @param revision counts the changes of the entry
 * @param move of the documents to another cache, if there is one
 * @param last how the move before ended, until there is another
 */
public record CatalogEntry(
        IndexDefinition definition, String origin, long revision, Optional<Move> move, Optional<EndedMove> last) {
    /** An index that is made. */
    static CatalogEntry created(IndexDefinition definition) {
        return new CatalogEntry(definition, definition.incarnation(), 1, Optional.empty(), Optional.empty());
    }

    CatalogEntry with(IndexDefinition next) {
        return new CatalogEntry(next, origin, revision + 1, move, last);
    }

    public CatalogEntry with(Move next) {
        return new CatalogEntry(definition, origin, revision + 1, Optional.of(next), Optional.empty());
    }

    /** The entry whose move is so far. */
    public CatalogEntry in(Phase phase) {
        return with(move.orElseThrow().in(phase));
    }

    /** The entry whose move is given up for a reason. */
    public CatalogEntry failed(TaskView.Ending reason) {
        return with(move.orElseThrow().failed(reason));
    }

    /** The entry whose move leads to another schema, which has grown. */
    public CatalogEntry grown(IndexDefinition otherGrown) {
        Move present = move.orElseThrow();
        Revision next = present.revision().orElseThrow().grown(second(present), otherGrown);
        return with(present.revised(next));
    }

    /** The entry with another definition, while its move leads to another schema, from there by this revision. */
    CatalogEntry revised(IndexDefinition next, Revision onward) {
        Move present = move.orElseThrow();
        return new CatalogEntry(next, origin, revision + 1, Optional.of(present.revised(onward)), last);
    }

    /**
     * The entry as it is when its move is over, whatever it came to.
     *
     * @param documents that were moved
     */
    public CatalogEntry ended(long documents, Instant now) {
        Move over = move.orElseThrow();
        TaskView.Ending ending = over.failure()
                .orElseGet(() -> new TaskView.Ending(
                        over.swapped() ? TaskView.Result.DONE : TaskView.Result.CANCELLED, now, "", List.of()));
        EndedMove ended =
                new EndedMove(over.task(), over.kind(), over.aim(definition), over.started(), documents, ending);
        return new CatalogEntry(definition, origin, revision + 1, Optional.empty(), Optional.of(ended));
    }

    /** The entry as it is when the move's two caches have changed places. */
    public CatalogEntry swapped() {
        Move present = move.orElseThrow();
        IndexDefinition next = second(present).withVersion(definition.version() + 1);
        Move settling = new Move(
                present.task(),
                Phase.SETTLING,
                definition.incarnation(),
                Shape.of(definition),
                present.started(),
                present.revision().map(turned -> Revision.between(next, definition)),
                Optional.empty());
        return new CatalogEntry(next, origin, revision + 1, Optional.of(settling), Optional.empty());
    }

    /** The index as its second cache holds it. It follows each change of the definition. */
    public Optional<IndexDefinition> other() {
        return move.map(this::second);
    }

    private IndexDefinition second(Move of) {
        return of.revision()
                .map(other -> other.of(definition))
                .orElse(definition)
                .placed(
                        of.other(),
                        of.otherShape().microshards(),
                        of.otherShape().replicas());
    }

    /** The index in each of its caches. */
    List<IndexDefinition> incarnations() {
        List<IndexDefinition> all = new ArrayList<>(2);
        all.add(definition);
        other().ifPresent(all::add);
        return all;
    }

    /** The move, as the list of tasks shows it. */
    public Optional<TaskView> task(ClusterNode node, TaskView.Progress progress, String trouble) {
        return move.map(present -> new TaskView(
                present.task(),
                present.kind(),
                node,
                Optional.of(definition.name()),
                present.aim(definition)
                        + ", "
                        + present.phase().name().toLowerCase(Locale.ROOT)
                        + (trouble.isEmpty() ? "" : "; the last attempt failed: " + trouble),
                present.started(),
                progress));
    }

    /** The move that is over, as the list of tasks shows it. */
    public Optional<TaskView> endedTask(ClusterNode node) {
        return last.map(ended -> ended.view(definition.name(), node));
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
