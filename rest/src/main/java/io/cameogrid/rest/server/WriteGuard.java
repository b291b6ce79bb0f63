package io.cameogrid.rest.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off a client that does not take what it asked for, even one that takes a byte now and then, which the connection's
 * idle timeout would wait for. Threads: any.
 */
final class WriteGuard {
    /** A client that takes less than this in the write timeout is as good as gone. */
    private static final int BYTES_PER_TIMEOUT = 1 << 20;

    private final Scheduler scheduler;
    private final EndPoint endPoint;
    private final Duration timeout;

    WriteGuard(Request request, Duration timeout) {
        this.scheduler = request.getComponents().getScheduler();
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.timeout = timeout;
    }

    /** Starts the clock for one write of some bytes; whoever holds the watch stops it. */
    Scheduler.Task watch(long bytes) {
        long millis = timeout.toMillis() * (1 + bytes / BYTES_PER_TIMEOUT);
        return scheduler.schedule(
                () -> endPoint.close(new TimeoutException("the client did not take the reply in time")),
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** The callback of one write, watched. */
    Callback around(Callback callback, long bytes) {
        Scheduler.Task watch = watch(bytes);
        return Callback.from(
                () -> {
                    watch.cancel();
                    callback.succeeded();
                },
                failure -> {
                    watch.cancel();
                    callback.failed(failure);
                });
    }
}
