package io.cameogrid.rest.search;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.SearchBody;
import io.cameogrid.rest.json.SearchJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** A search whose answer is one page. */
@Path("api/{index}/search")
@Produces(MediaTypes.JSON)
public final class SearchResource {
    private final SearchEngine engine;

    public SearchResource(SearchEngine engine) {
        this.engine = engine;
    }

    @POST
    public Reply search(@Context Call call) {
        return answer(request(call));
    }

    /** The same search for a browser or for curl. */
    @GET
    public Reply find(@Context Call call) {
        return answer(SearchBody.of(
                target(call), call.query(SearchBody.parameters()), call.limits().requestTimeout()));
    }

    /** The search that the body of a call asks for. */
    static SearchRequest request(Call call) {
        call.query();
        return SearchBody.parse(target(call), call.body().json(), call.limits().requestTimeout());
    }

    private static SearchTarget target(Call call) {
        return SearchTarget.of(IndexName.of(call.path().text(1)));
    }

    private Reply answer(SearchRequest request) {
        return Reply.json(200, SearchJson.result(engine.search(request)));
    }
}
