package io.cameogrid.search.microshard;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges microshards that nobody writes to any more down to one segment, because every segment costs every search, and so
 * do deleted documents in it.
 *
 * <p>The larger the microshard, the longer it has to be idle before: rewriting it never takes more than a small share of
 * the time. Beyond a size it is left to the normal merging.
 *
 * <p>Threads: any; the waiting is a timer, the merging a background thread's.
 */
final class IdleMerges {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMerges.class);
    private static final Duration SHORTEST_IDLE_TIME = Duration.ofSeconds(2);
    private static final long IDLE_BYTES_PER_SECOND = 4L << 20;
    private static final long LARGEST = 1L << 30;

    private final Engine engine;
    private final Runnable afterMerge;
    private final Set<Generation> waiting = ConcurrentHashMap.newKeySet();

    /** @param afterMerge run when readers were replaced although no document changed */
    IdleMerges(Engine engine, Runnable afterMerge) {
        this.engine = engine;
        this.afterMerge = afterMerge;
    }

    /** To be told of every new reader. */
    void consider(Generation generation, DirectoryReader reader) {
        if (wanted(reader) && bytes(reader) <= LARGEST && waiting.add(generation)) {
            await(generation, bytes(reader));
        }
    }

    private static boolean wanted(DirectoryReader reader) {
        return reader.leaves().size() > 1 || reader.hasDeletions();
    }

    private void await(Generation generation, long bytes) {
        long changes = generation.changes();
        Duration idleTime = SHORTEST_IDLE_TIME.plusMillis(bytes * 1000 / IDLE_BYTES_PER_SECOND);
        engine.after(idleTime, () -> {
            if (generation.usable() && generation.changes() != changes) {
                await(generation, bytes);
            } else {
                engine.labour(() -> merge(generation));
            }
        });
    }

    private void merge(Generation generation) {
        waiting.remove(generation);
        try {
            if (generation.usable()) {
                generation.mergeDown();
                afterMerge.run();
            }
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("merging down failed: {}", e.toString());
        }
    }

    private static long bytes(DirectoryReader reader) {
        long sum = 0;
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof SegmentReader segment) {
                    sum += segment.getSegmentInfo().sizeInBytes();
                }
            }
        } catch (IOException | AlreadyClosedException e) {
            return Long.MAX_VALUE; // The generation is gone, so merging it is not wanted either.
        }
        return sum;
    }
}
