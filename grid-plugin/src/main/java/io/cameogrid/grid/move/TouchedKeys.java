package io.cameogrid.grid.move;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes which documents change on this server while an index's documents are copied, as primary and as backup: so a change is
 * known as long as one server of those that had it is there.
 *
 * <p>A server notes a change when its own copy has it, which on a backup is before the primary has it. So documents, which are
 * read from primaries, are read only when all servers have set their notes aside: a change that a read misses reaches the
 * primary after it, and is noted there for the next time. Were a backup to read while the primary still sets its notes
 * aside, what it has read could be put later than the primary's change, with no note of that left. While partitions are copied
 * or compared nothing is set aside, so the same holds.
 *
 * <p>Notes begin with the attempt, before anything is copied, and are of that attempt only. Threads: changes come in the grid's
 * threads, which wait for nothing.
 */
public final class TouchedKeys {
    /** More than so many, and it is cheaper to compare all documents. */
    private static final int MOST = 500_000;

    private final Map<String, Notes> notes = new ConcurrentHashMap<>();

    public TouchedKeys(MetastorageCatalog catalog) {
        catalog.onChange(this::follow);
        catalog.onDrop(this::forget);
    }

    private void follow(CatalogEntry entry) {
        String incarnation = entry.definition().incarnation();
        Optional<Move> move = entry.move().filter(Move::notesChanges);
        if (move.isEmpty()) {
            notes.remove(incarnation);
        } else {
            String target = move.get().other();
            notes.compute(
                    incarnation,
                    (id, known) -> known != null && known.target.equals(target) ? known : new Notes(target));
        }
    }

    private void forget(IndexDefinition gone) {
        notes.remove(gone.incarnation());
    }

    /** The same sink, whose changes are noted. */
    public ChangeSink noting(ChangeSink sink) {
        return new NotingSink(sink);
    }

    /**
     * Sets the notes aside; what changes from now on is noted again. Gives how many they are, negative if there were too many
     * to note all: then none are set aside.
     *
     * @param target the attempt whose notes are wanted; empty if there are none of it
     */
    Optional<Integer> setAside(String incarnation, String target) {
        return of(incarnation, target).map(Notes::setAside);
    }

    /** Takes what was set aside last. */
    Optional<List<DocumentKey>> take(String incarnation, String target) {
        return of(incarnation, target).map(Notes::take);
    }

    private Optional<Notes> of(String incarnation, String target) {
        return Optional.ofNullable(notes.get(incarnation)).filter(known -> known.target.equals(target));
    }

    private static final class Notes {
        private final String target;
        private final Set<DocumentKey> keys = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean incomplete = new AtomicBoolean();
        private volatile List<DocumentKey> aside = List.of();

        Notes(String target) {
            this.target = target;
        }

        void add(DocumentKey key) {
            if (keys.size() < MOST) {
                keys.add(key);
            } else {
                incomplete.set(true);
            }
        }

        int setAside() {
            boolean missed = incomplete.getAndSet(false);
            List<DocumentKey> known = new ArrayList<>();
            for (Iterator<DocumentKey> all = keys.iterator(); all.hasNext(); ) {
                known.add(all.next());
                all.remove();
            }
            aside = missed ? List.of() : known;
            return missed ? -1 : known.size();
        }

        List<DocumentKey> take() {
            List<DocumentKey> taken = aside;
            aside = List.of();
            return taken;
        }
    }

    private final class NotingSink implements ChangeSink {
        private final ChangeSink sink;

        NotingSink(ChangeSink sink) {
            this.sink = sink;
        }

        @Override
        public void stored(MicroshardId microshard, Row row) {
            sink.stored(microshard, row);
            note(microshard, row.key());
        }

        @Override
        public void removed(MicroshardId microshard, DocumentKey key) {
            sink.removed(microshard, key);
            note(microshard, key);
        }

        @Override
        public void left(MicroshardId microshard) {
            sink.left(microshard);
        }

        @Override
        public void missed(MicroshardId microshard, Throwable cause) {
            sink.missed(microshard, cause);
            Notes known = notes.get(microshard.incarnation());
            if (known != null) {
                known.incomplete.set(true);
            }
        }

        private void note(MicroshardId microshard, DocumentKey key) {
            Notes known = notes.get(microshard.incarnation());
            if (known != null) {
                known.add(key);
            }
        }
    }
}
