package io.cameogrid.rest.search;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.ValidationJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** What a search would do, without doing it: for whoever writes queries, or programs that do. */
@Path("api/{index}/_validate_query")
@Produces(MediaTypes.JSON)
public final class ValidateResource {
    private final SearchEngine engine;

    public ValidateResource(SearchEngine engine) {
        this.engine = engine;
    }

    /** Takes the body of a search. A query that a search would refuse is an answer here, not a problem. */
    @POST
    public Reply validate(@Context Call call) {
        SearchRequest request = SearchResource.request(call);
        return Reply.json(200, ValidationJson.answer(request, engine.validate(request)));
    }
}
