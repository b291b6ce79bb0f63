package io.cameogrid.rest.server;

import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.error.Problems;
import io.cameogrid.rest.filter.RequestIds;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Jetty's own refusals, of requests that never reached a handler, as problem documents. Threads: any. */
final class ProblemErrors implements Request.Handler {
    private final RequestIds ids;

    ProblemErrors(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Throwable cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = cause instanceof HttpException refusal ? refusal.getCode() : response.getStatus();
        String id = ids.identify(Optional.ofNullable(response.getHeaders().get("X-Request-Id")));
        Reply reply = Problems.refusal(clientsFault(status, cause), detail(status, cause), id);
        response.setStatus(reply.status());
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        reply.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
        if (reply.content() instanceof Reply.Content.Bytes(var span)) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, span.length());
            response.write(true, ByteBuffer.wrap(span.array(), 0, span.length()), callback);
        } else {
            callback.succeeded();
        }
        return true;
    }

    /** HTTP has statuses above 500 for requests that are malformed; a client that counts our defects would count them. */
    private static int clientsFault(int status, Throwable cause) {
        return cause instanceof HttpException && status >= 500 ? 400 : status;
    }

    private static String detail(int status, Throwable cause) {
        if (status == 431) {
            return "the request's line and headers are larger than this server takes";
        }
        if (status == 414) {
            return "the address is longer than this server takes";
        }
        return cause instanceof HttpException refusal && refusal.getReason() != null
                ? "this is no HTTP request that can be served: " + refusal.getReason()
                : "the request cannot be served";
    }
}
