package io.cameogrid.search.microshard;

import io.cameogrid.search.port.Edition;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.IndexSearcher;

/**
 * A reading of several microshards at once, of which nothing changes until it is closed.
 *
 * <p>The searcher and its reader are shared with every other view of the same microshards while nothing changes; what
 * is set for one request, a time limit for example, belongs on a searcher of one's own over the same reader. Threads:
 * any.
 */
public final class MicroshardsView implements AutoCloseable {
    private final SharedReading reading;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over one reference to the reading. */
    MicroshardsView(SharedReading reading) {
        this.reading = reading;
    }

    public IndexSearcher searcher() {
        return reading.searcher();
    }

    /** Which contents this is a reading of. */
    public Edition edition() {
        return reading.edition();
    }

    /** The partition that holds the document. */
    public int partition(int globalDocument) {
        return reading.partition(globalDocument);
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            reading.release();
        }
    }
}
