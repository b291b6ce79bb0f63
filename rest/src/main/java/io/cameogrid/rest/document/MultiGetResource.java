package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.AddressBody;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** Many documents in one request. The path is also that of a document with the id {@code _mget}, which stays possible. */
@Path("api/{index}/documents/_mget")
@Produces(MediaTypes.JSON)
public final class MultiGetResource {
    private final DocumentStore store;
    private final DocumentResource documents;

    public MultiGetResource(DocumentStore store, DocumentResource documents) {
        this.store = store;
        this.documents = documents;
    }

    @POST
    public Reply getAll(@Context Call call) {
        call.query();
        IndexName index = IndexName.of(call.path().text(1));
        List<DocumentAddress> asked = AddressBody.ids(call.body());
        asked.forEach(DocumentAddress::key);
        return Reply.json(200, DocumentJson.documents(asked, store.getAll(index, asked)));
    }

    @GET
    public Reply get(@Context Call call) {
        return documents.get(call);
    }

    @PUT
    public Reply put(@Context Call call) {
        return documents.put(call);
    }

    @DELETE
    public Reply delete(@Context Call call) {
        return documents.delete(call);
    }
}
