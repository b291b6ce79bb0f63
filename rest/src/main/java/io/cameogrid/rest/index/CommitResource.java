package io.cameogrid.rest.index;

import io.cameogrid.api.IndexCatalog;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.IndexJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Makes an index's microshards durable on demand. */
@Path("_admin/index/{index}/commit")
@Produces(MediaTypes.JSON)
public final class CommitResource {
    private final IndexCatalog catalog;

    public CommitResource(IndexCatalog catalog) {
        this.catalog = catalog;
    }

    @POST
    public Reply commit(@Context Call call) {
        call.query();
        IndexName name = IndexName.of(call.path().text(2));
        return Reply.json(200, IndexJson.committed(name, catalog.commit(name)));
    }
}
