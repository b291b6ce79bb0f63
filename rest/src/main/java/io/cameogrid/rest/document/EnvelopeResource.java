package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.QueryParameters;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.DocumentBody;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** One document, whose id is in the body or in a parameter, as CameoDB has it. */
@Path("api/{index}/document")
@Produces(MediaTypes.JSON)
public final class EnvelopeResource {
    private final DocumentStore store;

    public EnvelopeResource(DocumentStore store) {
        this.store = store;
    }

    @PUT
    public Reply put(@Context Call call) {
        call.query();
        IndexName index = IndexName.of(call.path().text(1));
        ByteSpan body = call.body().json();
        DocumentWrite write = DocumentBody.envelope(body, call.limits().recordBytes());
        try {
            return DocumentResource.written(store.put(index, write, WriteCondition.ALWAYS, call.writeDeadline()));
        } catch (CameoGridException e) {
            throw DocumentBody.inBody(e, body);
        }
    }

    @DELETE
    public Reply delete(@Context Call call) {
        QueryParameters query = call.query("id", "routing_key");
        DocumentAddress address = new DocumentAddress(query.require("id"), query.text("routing_key"));
        address.key();
        IndexName index = IndexName.of(call.path().text(1));
        return Reply.json(
                200, DocumentJson.receipt(store.delete(index, address, WriteCondition.ALWAYS, call.writeDeadline())));
    }
}
