package io.cameogrid.rest.server;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Sends a streamed reply: gathers what is written, lets it leave when it fills a buffer or has waited a moment, and blocks
 * while the client is slow. Threads: the request's own.
 */
final class JettyReplyStream implements Reply.Stream, AutoCloseable {
    private static final int GATHERED = 32 << 10;
    private static final long MOMENT_NANOS = 20_000_000;

    private final ReplySender.Exchange exchange;
    private final Runnable putHead;
    private final boolean gzip;
    private final WriteGuard guard;

    private final byte[] gathered = new byte[GATHERED];
    private int length;
    private long lastFlush = System.nanoTime();
    private @Nullable OutputStream out;

    JettyReplyStream(ReplySender.Exchange exchange, Runnable putHead, boolean gzip, Duration writeTimeout) {
        this.exchange = exchange;
        this.putHead = putHead;
        this.gzip = gzip;
        this.guard = new WriteGuard(exchange.request(), writeTimeout);
    }

    @Override
    public boolean begun() {
        return out != null;
    }

    @Override
    public void write(ByteSpan span) throws IOException {
        if (span.length() > gathered.length - length) {
            flush();
        }
        if (span.length() > gathered.length) {
            send(span.array(), span.length());
            return;
        }
        System.arraycopy(span.array(), 0, gathered, length, span.length());
        length += span.length();
        if (System.nanoTime() - lastFlush > MOMENT_NANOS) {
            flush();
        }
    }

    /** Sends what is left and the end. */
    void finish() throws IOException {
        flush();
        OutputStream opened = open();
        Scheduler.Task watch = guard.watch(0);
        try {
            opened.close();
        } finally {
            watch.cancel();
        }
    }

    private void flush() throws IOException {
        if (length > 0) {
            send(gathered, length);
            length = 0;
        }
        lastFlush = System.nanoTime();
    }

    private void send(byte[] bytes, int count) throws IOException {
        OutputStream opened = open();
        Scheduler.Task watch = guard.watch(count);
        try {
            opened.write(bytes, 0, count);
            opened.flush();
        } finally {
            watch.cancel();
        }
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            putHead.run();
            OutputStream plain = Content.Sink.asOutputStream(exchange.response());
            if (gzip) {
                exchange.response().getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
                out = new GZIPOutputStream(plain, 8 << 10, true);
            } else {
                out = plain;
            }
        }
        return out;
    }

    /** Gives up what has not left; the end, which tells a whole answer from a part, is not sent here. */
    @Override
    public void close() {
        length = 0;
    }
}
