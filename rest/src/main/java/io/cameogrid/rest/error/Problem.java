package io.cameogrid.rest.error;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ErrorKind;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.rest.json.JsonBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One problem document.
 *
 * @param detail what happened, for people
 * @param facts further members
 * @param problems what is wrong with the items of a batch
 */
record Problem(ErrorCode code, int status, String detail, Map<String, Object> facts, List<ItemProblem> problems) {
    private static final String TYPES = "https://cameogrid.io/errors/";
    private static final Set<String> OURS =
            Set.of("type", "title", "status", "detail", "instance", "code", "error", "outcome");
    private static final String UNKNOWN_OUTCOME =
            "; the outcome of the write is unknown: it may or may not have taken effect";

    static Problem of(CameoGridException e) {
        return new Problem(e.code(), ErrorStatus.of(e.code()), e.detail(), e.facts(), e.problems());
    }

    static Problem of(int status, String detail) {
        return new Problem(ErrorStatus.codeOf(status), status, detail, Map.of(), List.of());
    }

    /** A defect of ours, of which the client learns nothing but the request's id. */
    static Problem internal() {
        return of(500, "an unexpected error; the log of the server has it under this request's id");
    }

    /** @param writing whether a write had begun, whose outcome the error may leave open */
    Reply reply(String requestId, boolean writing) {
        Reply reply =
                new Reply(status, MediaTypes.PROBLEM, List.of(), new Reply.Content.Bytes(body(requestId, writing)));
        boolean later = code.kind() == ErrorKind.BUSY || code.kind() == ErrorKind.UNAVAILABLE;
        return later ? reply.withHeader("Retry-After", "1") : reply;
    }

    private ByteSpan body(String requestId, boolean writing) {
        boolean open = writing && code.kind() == ErrorKind.UNKNOWN_OUTCOME;
        JsonBuffer out = new JsonBuffer(512).beginObject();
        out.name("type").value(TYPES + code.wireName());
        out.name("title").value(code.title());
        out.name("status").value(status);
        out.name("detail").value(open ? detail + UNKNOWN_OUTCOME : detail);
        out.name("instance").value(requestId);
        out.name("code").value(code.wireName());
        out.name("error").value(code.title());
        if (open) {
            out.name("outcome").value("unknown");
        }
        new TreeMap<>(facts).forEach((name, value) -> {
            if (!OURS.contains(name)) {
                out.name(name).any(value);
            }
        });
        if (!problems.isEmpty()) {
            DocumentJson.problems(out.name("errors"), problems);
        }
        return out.endObject().span();
    }
}
