package io.cameogrid.rest.error;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorKind;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.Reply;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for everything that is thrown while a request is served. Threads: any. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The problem document for what was thrown; a defect of ours is logged with its stack trace. */
    public static Reply reply(Throwable thrown, Call call) {
        return switch (thrown) {
            case CameoGridException e -> {
                if (e.code().kind() == ErrorKind.INTERNAL) {
                    yield internal(e, call);
                }
                yield Problem.of(e).reply(call.requestId(), call.writing());
            }
            case NotAllowedException e -> notAllowed(e, call);
            case NotFoundException e ->
                Problem.of(404, "there is nothing at this path").reply(call.requestId(), false);
            case WebApplicationException e -> refused(e, call);
            default -> internal(thrown, call);
        };
    }

    /** What a client may be told about a failure when its answer has already begun. */
    public static String message(Throwable thrown, Call call) {
        if (thrown instanceof CameoGridException e && e.code().kind() != ErrorKind.INTERNAL) {
            return e.detail();
        }
        log(thrown, call);
        return Problem.internal().detail();
    }

    /** The problem document for a refusal by the server under us, which never saw a whole request. */
    public static Reply refusal(int status, String detail, String requestId) {
        return Problem.of(status, detail).reply(requestId, false);
    }

    private static Reply notAllowed(NotAllowedException e, Call call) {
        Set<String> allowed = new TreeSet<>(e.getResponse().getAllowedMethods());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String methods = String.join(", ", allowed);
        return Problem.of(405, "this path does not serve " + LogText.of(call.method()) + ", but " + methods)
                .reply(call.requestId(), false)
                .withHeader("Allow", methods);
    }

    private static Reply refused(WebApplicationException e, Call call) {
        int status = e.getResponse().getStatus();
        String detail = switch (status) {
            case 406 -> "nothing that the Accept header names is served at this path; it serves JSON";
            case 415 -> "the Content-Type is not served at this path";
            default -> "the request cannot be served";
        };
        return status >= 500 ? internal(e, call) : Problem.of(status, detail).reply(call.requestId(), false);
    }

    private static Reply internal(Throwable thrown, Call call) {
        log(thrown, call);
        return Problem.internal().reply(call.requestId(), call.writing());
    }

    private static void log(Throwable thrown, Call call) {
        LOG.error("Request {} ({}) failed", call.requestId(), LogText.of(call.method()), thrown);
    }
}
