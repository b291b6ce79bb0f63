package io.cameogrid.rest.search;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.error.Problems;
import io.cameogrid.rest.json.JsonBuffer;
import io.cameogrid.rest.json.SearchJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** A search whose hits leave as they are found, one a line, with a footer at the end. */
@Path("api/{index}/search/stream")
@Produces({MediaTypes.NDJSON, MediaTypes.JSON})
public final class SearchStreamResource {
    private static final int EXPECTED_LINE = 1_024;

    private final SearchEngine engine;

    public SearchStreamResource(SearchEngine engine) {
        this.engine = engine;
    }

    @POST
    public Reply search(@Context Call call) {
        return reply(SearchResource.request(call), call);
    }

    /** The result of the search as a stream. */
    Reply reply(SearchRequest request, Call call) {
        return Reply.streamed(MediaTypes.NDJSON, out -> stream(request, call, out));
    }

    /** A failure before the first byte has left is an ordinary problem; after it, a last line has to tell. */
    private void stream(SearchRequest request, Call call, Reply.Stream out) throws IOException {
        JsonBuffer line = new JsonBuffer(EXPECTED_LINE);
        try {
            StreamSummary summary = engine.stream(request, hit -> {
                line.clear();
                SearchJson.line(line, hit);
                out.write(line.span());
            });
            out.write(SearchJson.footer(summary));
        } catch (RuntimeException e) {
            if (!out.begun()) {
                throw e;
            }
            ErrorCode code = e instanceof CameoGridException known ? known.code() : ErrorCode.INTERNAL;
            out.write(SearchJson.failure(code.wireName(), Problems.message(e, call), call.requestId()));
        }
    }
}
