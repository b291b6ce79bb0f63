package io.cameogrid.rest.search;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.SearchBody;
import io.cameogrid.rest.json.SearchJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** A search of the indexes that its body names. An index cannot have the name of the path, which begins with a line. */
@Path("api/_search")
public final class ManyIndexesResource {
    private final SearchEngine engine;
    private final SearchStreamResource streams;

    public ManyIndexesResource(SearchEngine engine, SearchStreamResource streams) {
        this.engine = engine;
        this.streams = streams;
    }

    @POST
    @Produces(MediaTypes.JSON)
    public Reply search(@Context Call call) {
        return Reply.json(200, SearchJson.result(engine.search(request(call))));
    }

    @POST
    @Path("stream")
    @Produces({MediaTypes.NDJSON, MediaTypes.JSON})
    public Reply stream(@Context Call call) {
        return streams.reply(request(call), call);
    }

    private static SearchRequest request(Call call) {
        call.query();
        return SearchBody.ofMany(call.body().json(), call.limits().requestTimeout());
    }
}
