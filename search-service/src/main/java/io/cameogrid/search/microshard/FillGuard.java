package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps rows that were read from the store from overwriting newer changes of the hook, while a generation is filled
 * from both sides.
 *
 * <p>The store shows a change before the hook hears of it. So a row that was read after this guard was set up is at
 * least as new as every change whose hook began before; and a key whose hook came since is the hook's alone. For one
 * key the two sides exclude each other; the work under the map's lock is an addition to a buffer in memory.
 *
 * <p>Threads: any.
 */
final class FillGuard {
    private final ConcurrentHashMap<DocumentKey, Boolean> hooked = new ConcurrentHashMap<>();

    /** One addition to an index writer. */
    @FunctionalInterface
    interface Write {
        void run() throws IOException;
    }

    void fromHook(DocumentKey key, Write write) throws IOException {
        try {
            hooked.compute(key, (same, before) -> {
                run(write);
                return Boolean.TRUE;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes unless a hook came for the key. */
    void fromStore(DocumentKey key, Write write) throws IOException {
        try {
            hooked.computeIfAbsent(key, same -> {
                run(write);
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
