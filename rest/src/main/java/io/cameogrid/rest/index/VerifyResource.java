package io.cameogrid.rest.index;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.VerificationJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Compares an index with its documents, and the copies of these with each other. */
@Path("_admin/index/{index}/_verify")
@Produces(MediaTypes.JSON)
public final class VerifyResource {
    private final IndexCatalog catalog;

    public VerifyResource(IndexCatalog catalog) {
        this.catalog = catalog;
    }

    @POST
    public Reply verify(@Context Call call) {
        call.query();
        IndexName name = IndexName.of(call.path().text(2));
        return Reply.json(
                200,
                VerificationJson.of(
                        name, catalog.verify(name, Deadline.after(call.limits().requestTimeout()))));
    }
}
