package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Preconditions;
import io.cameogrid.rest.call.QueryParameters;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.DocumentBody;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** One document, addressed by its id in the path. */
@Path("api/{index}/documents/{id}")
@Produces(MediaTypes.JSON)
public final class DocumentResource {
    private static final int INDEX = 1;
    private static final int ID = 3;

    private final DocumentStore store;

    public DocumentResource(DocumentStore store) {
        this.store = store;
    }

    @GET
    public Reply get(@Context Call call) {
        DocumentAddress address = address(call, call.query("routing_key"));
        Document document = store.get(index(call), address)
                .orElseThrow(() -> new CameoGridException(
                                ErrorCode.DOCUMENT_NOT_FOUND, "the index has no document with this id")
                        .with("index", call.path().text(INDEX))
                        .with("id", address.id()));
        Preconditions.requireMatch(call, "document", document.version());
        Reply reply = Preconditions.notModified(call, document.version())
                ? Reply.empty(304)
                : Reply.json(200, DocumentJson.document(document));
        return reply.withHeader("ETag", Preconditions.tag(document.version()));
    }

    @PUT
    public Reply put(@Context Call call) {
        QueryParameters query = call.query("routing_key", "if_version");
        WriteCondition condition = Preconditions.of(call, query);
        DocumentAddress address = address(call, query);
        IndexName index = index(call);
        ByteSpan body = call.body().json();
        DocumentWrite write = DocumentBody.bare(
                address.id(), address.routingKey(), body, call.limits().recordBytes());
        try {
            return written(store.put(index, write, condition, call.writeDeadline()));
        } catch (CameoGridException e) {
            throw DocumentBody.inBody(e, body);
        }
    }

    @DELETE
    public Reply delete(@Context Call call) {
        QueryParameters query = call.query("routing_key", "if_version");
        WriteCondition condition = Preconditions.of(call, query);
        return Reply.json(
                200,
                DocumentJson.receipt(store.delete(index(call), address(call, query), condition, call.writeDeadline())));
    }

    /** The answer to a write: 201 for a document that was not there before. */
    static Reply written(WriteReceipt receipt) {
        int status = receipt.outcome() == WriteReceipt.Outcome.CREATED ? 201 : 200;
        return Reply.json(status, DocumentJson.receipt(receipt))
                .withHeader("ETag", Preconditions.tag(receipt.version()));
    }

    private static IndexName index(Call call) {
        return IndexName.of(call.path().text(INDEX));
    }

    /** The checked address, so that nothing is read or parsed for an id that cannot be. */
    private static DocumentAddress address(Call call, QueryParameters query) {
        DocumentAddress address = new DocumentAddress(call.path().text(ID), query.text("routing_key"));
        address.key();
        return address;
    }
}
