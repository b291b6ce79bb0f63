package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes documents again and again in the background, so many a second, in bulks; until it is closed. */
final class PacedWriter implements AutoCloseable {
    private static final long JOIN_MILLIS = 60_000;

    private final Thread thread;
    private final long started = System.nanoTime();
    private volatile boolean closed;
    private volatile long written;
    private volatile @Nullable RuntimeException failure;

    PacedWriter(Api api, List<BenchDocument> documents, int perSecond, int batch) {
        thread = new Thread(() -> run(api, documents, perSecond, batch), "paced-writer");
        thread.start();
    }

    private void run(Api api, List<BenchDocument> documents, int perSecond, int batch) {
        try (HttpConnection connection = new HttpConnection(api.address())) {
            int from = 0;
            while (!closed) {
                Api.requireWritten(connection.send(api.bulk(documents.subList(from, from + batch))), batch);
                written += batch;
                from = from + 2 * batch > documents.size() ? 0 : from + batch;
                long due = started + written * 1_000_000_000 / perSecond;
                while (!closed && System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.min(due - System.nanoTime(), 10_000_000));
                }
            }
        } catch (IOException e) {
            failure = new IllegalStateException("Writing in the background failed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Documents a second so far. */
    double perSecond() {
        return written * 1e9 / (System.nanoTime() - started);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }
}
