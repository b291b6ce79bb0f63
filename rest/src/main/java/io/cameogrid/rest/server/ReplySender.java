package io.cameogrid.rest.server;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.error.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends replies: headers and body in one write, compressed where that is asked for and worth it, cut where the client
 * does not take them. Threads: any.
 */
final class ReplySender {
    /** Below this size compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 8 << 10;

    /** What the network's buffers take at once without the client doing anything. */
    private static final int SURE_TO_LEAVE = 64 << 10;

    private final Duration writeTimeout;

    ReplySender(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    void send(Reply reply, Call call, Request request, Response response, Callback callback) {
        switch (reply.content()) {
            case Reply.Content.Empty() -> {
                putHead(reply, response);
                callback.succeeded();
            }
            case Reply.Content.Bytes(var span)
            when reply.status() >= 400 && call.bodyUnread() -> {
                putHead(reply, response);
                new LingeringRefusal(call, request, response).send(span, callback);
            }
            case Reply.Content.Bytes(var span) -> sendBytes(reply, span, request, response, callback);
            case Reply.Content.Streamed(var writer) ->
                sendStream(reply, writer, call, new Exchange(request, response, callback));
        }
    }

    private void sendBytes(Reply reply, ByteSpan span, Request request, Response response, Callback callback) {
        putHead(reply, response);
        HttpFields.Mutable headers = response.getHeaders();
        ByteSpan body = span;
        if (span.length() >= WORTH_COMPRESSING) {
            headers.put(HttpHeader.VARY, "Accept-Encoding");
            if (takesGzip(request)) {
                headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
                body = gzip(span);
            }
        }
        headers.put(HttpHeader.CONTENT_LENGTH, body.length());
        if (request.getMethod().equals("HEAD")) {
            callback.succeeded();
            return;
        }
        Callback guarded = body.length() <= SURE_TO_LEAVE
                ? callback
                : new WriteGuard(request, writeTimeout).around(callback, body.length());
        response.write(true, ByteBuffer.wrap(body.array(), 0, body.length()), guarded);
    }

    private void sendStream(Reply reply, Reply.Writer writer, Call call, Exchange exchange) {
        JettyReplyStream out = new JettyReplyStream(
                exchange, () -> putHead(reply, exchange.response()), takesGzip(exchange.request()), writeTimeout);
        try (out) {
            writer.writeTo(out);
            out.finish();
        } catch (IOException e) {
            exchange.callback().failed(e);
            return;
        } catch (RuntimeException e) {
            if (out.begun()) {
                exchange.callback().failed(e);
            } else {
                send(Problems.reply(e, call), call, exchange.request(), exchange.response(), exchange.callback());
            }
            return;
        }
        exchange.callback().succeeded();
    }

    private static void putHead(Reply reply, Response response) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        if (!reply.contentType().isEmpty()) {
            headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
        }
        for (Reply.Header header : reply.headers()) {
            headers.put(header.name(), header.value());
        }
    }

    private static boolean takesGzip(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.contains(HttpHeader.ACCEPT_ENCODING)
                && headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    }

    private static ByteSpan gzip(ByteSpan span) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(span.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8 << 10)) {
            gzip.write(span.array(), 0, span.length());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("memory cannot refuse to be written", e);
        }
        byte[] compressed = bytes.toByteArray();
        return new ByteSpan(compressed, compressed.length);
    }

    /** Jetty's three parts of one request. */
    record Exchange(Request request, Response response, Callback callback) {}
}
