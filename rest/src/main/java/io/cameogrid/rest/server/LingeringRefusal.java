package io.cameogrid.rest.server;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Refuses a request whose body is still on its way so that the client gets to see why.
 *
 * <p>A connection that is closed with unread bytes is reset, and a reset takes back what was sent last. So the reply goes
 * out first, and what still comes is read and thrown away for a moment. Threads: the request's own.
 */
final class LingeringRefusal {
    private static final long LINGER_MILLIS = 2_000;

    private final Call call;
    private final Request request;
    private final Response response;

    LingeringRefusal(Call call, Request request, Response response) {
        this.call = call;
        this.request = request;
        this.response = response;
    }

    void send(ByteSpan body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        boolean head = request.getMethod().equals("HEAD");
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        Scheduler.Task end = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> endPoint.close(new TimeoutException("the client went on sending what was refused")),
                        LINGER_MILLIS,
                        TimeUnit.MILLISECONDS);
        try {
            if (!head) {
                Content.Sink.write(response, false, ByteBuffer.wrap(body.array(), 0, body.length()));
            }
            call.discardBody();
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        } finally {
            end.cancel();
        }
    }
}
