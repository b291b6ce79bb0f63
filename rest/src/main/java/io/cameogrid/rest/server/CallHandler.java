package io.cameogrid.rest.server;

import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MemoryBudget;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.call.RestLimits;
import io.cameogrid.rest.error.Problems;
import io.cameogrid.rest.filter.Admission;
import io.cameogrid.rest.filter.RequestIds;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves every request: names it, admits it, has it answered, sends the answer. Threads: any; a request blocks its own.
 */
final class CallHandler extends Handler.Abstract {
    /** What must answer even when everything else is busy or stopping; never waits for anything. */
    private static final List<String> ALWAYS_ADMITTED = List.of("/livez", "/readyz", "/version", "/_cluster/health");

    private final Server server;
    private final ReplySender sender;

    CallHandler(Server server, ReplySender sender) {
        this.server = server;
        this.sender = sender;
    }

    /** What all requests share. */
    record Server(List<Router> routers, Admission admission, RequestIds ids, RestLimits limits, MemoryBudget budget) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // The idle timeout is for clients that are waited for; one that waits for us has done nothing wrong.
        request.addIdleTimeoutListener(timeout -> false);
        JettyHead head = new JettyHead(request);
        String id = server.ids().identify(head.header("X-Request-Id"));
        response.getHeaders().put("X-Request-Id", id);
        Call call = new Call(head, id, server.limits(), server.budget());
        if (isAlwaysAdmitted(request)) {
            sender.send(answer(call), call, request, response, callback);
            return true;
        }
        try {
            server.admission().enter();
        } catch (RuntimeException e) {
            sender.send(Problems.reply(e, call), call, request, response, callback);
            return true;
        }
        sender.send(answer(call), call, request, response, Callback.from(server.admission()::leave, callback));
        return true;
    }

    /** A health request that waits for something takes a place like any other. */
    private static boolean isAlwaysAdmitted(Request request) {
        return request.getHttpURI().getQuery() == null
                && ALWAYS_ADMITTED.contains(request.getHttpURI().getPath());
    }

    /** The call is over when its reply is there: only the reply still needs memory. */
    private Reply answer(Call call) {
        try (call) {
            for (Router router : server.routers()) {
                Optional<Reply> reply = router.answer(call);
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
            throw new IllegalStateException("no router took the call");
        } catch (Throwable e) {
            return Problems.reply(e, call);
        }
    }
}
