package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Knows which changes belong to a batch that nobody has been told of yet, so that searches need not wait for them.
 *
 * <p>A batch changes microshards row by row. Were each row to be shown by every search from then on, each search during
 * the batch would refresh anew; so its changes become due together, when it ends.
 *
 * <p>Threads: any. A change belongs to the batch that runs in its own thread if the batch has announced it. All others are due
 * at once: those that arrive in other threads, and those of writes that waited for a lock of the batch, for the grid commits
 * such a write, and acknowledges it, in the thread that gives the lock back.
 */
final class OpenWrites {
    private final ThreadLocal<Optional<Batch>> open = ThreadLocal.withInitial(Optional::empty);

    /**
     * Runs a batch; the changes that it makes in this thread are due when it returns or throws.
     *
     * @param changes what it does to each document: its new source, or nothing if it deletes it
     */
    <T> T run(Map<DocumentKey, Optional<JsonBytes>> changes, Supplier<T> write) {
        if (open.get().isPresent()) {
            return write.get();
        }
        Batch batch = new Batch(changes);
        open.set(Optional.of(batch));
        try {
            return write.get();
        } finally {
            open.remove();
            batch.touched.forEach(Generation::everythingDue);
        }
    }

    /**
     * Whether the generation's newest change belongs to a batch that is still running in this thread.
     *
     * @param source the document's new one; empty if it was deleted
     */
    boolean postpone(Generation generation, DocumentKey key, Optional<JsonBytes> source) {
        return open.get().filter(batch -> batch.takes(generation, key, source)).isPresent();
    }

    private static final class Batch {
        private final Map<DocumentKey, Optional<JsonBytes>> announced;
        private final Set<Generation> touched = new HashSet<>();

        Batch(Map<DocumentKey, Optional<JsonBytes>> changes) {
            this.announced = new HashMap<>(changes);
        }

        /** Once for each change: whoever makes the same one later is somebody else. */
        boolean takes(Generation generation, DocumentKey key, Optional<JsonBytes> source) {
            boolean own = announced.remove(key, source);
            if (own) {
                touched.add(generation);
            }
            return own;
        }
    }
}
