package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.rest.call.Body;
import io.cameogrid.rest.call.BodyInput;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.DocumentLines;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Any number of documents, one a line, written as they arrive. */
@Path("api/{index}/document/stream")
@Produces(MediaTypes.JSON)
public final class DocumentStreamResource {
    private final DocumentStore store;

    public DocumentStreamResource(DocumentStore store) {
        this.store = store;
    }

    @POST
    public Reply put(@Context Call call) {
        call.query();
        IndexName index = IndexName.of(call.path().text(1));
        Body body = call.body();
        try (BodyInput in = body.stream()) {
            DocumentLines lines = new DocumentLines(body, in);
            return Reply.json(200, new StreamedBatches(store, index, call).write(lines));
        }
    }
}
