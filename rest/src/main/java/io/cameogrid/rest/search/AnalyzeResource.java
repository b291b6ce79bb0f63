package io.cameogrid.rest.search;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.AnalysisJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** What an analyzer makes of a text: for whoever wonders why something is found, or is not. */
@Path("api/{index}/_analyze")
@Produces(MediaTypes.JSON)
public final class AnalyzeResource {
    private final SearchEngine engine;

    public AnalyzeResource(SearchEngine engine) {
        this.engine = engine;
    }

    @POST
    public Reply analyze(@Context Call call) {
        call.query();
        IndexName index = IndexName.of(call.path().text(1));
        return Reply.json(
                200,
                AnalysisJson.answer(
                        engine.analyze(AnalysisJson.parse(index, call.body().json()))));
    }
}
