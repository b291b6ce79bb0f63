package io.cameogrid.search.microshard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Knows which changes belong to a write that nobody has been told of yet, so that searches need not wait for them.
 *
 * <p>A batch changes microshards row by row. Were each row to be shown by every search from then on, each search during
 * the batch would refresh anew; so its changes become due together, when it ends.
 *
 * <p>Threads: any. A change belongs to the write that runs in its own thread; one that arrives in another thread is due at
 * once.
 */
final class OpenWrites {
    private final ThreadLocal<Optional<Set<Generation>>> touched = ThreadLocal.withInitial(Optional::empty);

    /** Runs a write; the changes that it makes in this thread are due when it returns or throws. */
    <T> T run(Supplier<T> write) {
        if (touched.get().isPresent()) {
            return write.get();
        }
        Set<Generation> generations = new HashSet<>();
        touched.set(Optional.of(generations));
        try {
            return write.get();
        } finally {
            touched.remove();
            generations.forEach(Generation::everythingDue);
        }
    }

    /** Whether the generation's newest change belongs to a write that is still running in this thread. */
    boolean postpone(Generation generation) {
        Optional<Set<Generation>> open = touched.get();
        open.ifPresent(generations -> generations.add(generation));
        return open.isPresent();
    }
}
