package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.AddressBody;
import io.cameogrid.rest.json.BulkBody;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.List;

/** Many documents in one transaction: written, or deleted. */
@Path("api/{index}/_bulk")
@Produces(MediaTypes.JSON)
public final class BulkResource {
    private final DocumentStore store;

    public BulkResource(DocumentStore store) {
        this.store = store;
    }

    @POST
    public Reply put(@Context Call call) {
        long start = System.nanoTime();
        boolean atomic = call.query("atomic").flag("atomic", true);
        IndexName index = IndexName.of(call.path().text(1));
        List<BulkItem> items = BulkBody.read(call.body());
        BulkReceipt receipt = items.isEmpty()
                ? new BulkReceipt(0, 0, List.of())
                : store.putAll(index, items, atomic, call.writeDeadline());
        return Reply.json(200, DocumentJson.bulk(receipt, "items_written", since(start)));
    }

    @POST
    @Path("delete")
    public Reply delete(@Context Call call) {
        long start = System.nanoTime();
        call.query();
        IndexName index = IndexName.of(call.path().text(1));
        List<DocumentAddress> addresses = AddressBody.array(call.body());
        BulkReceipt receipt = store.deleteAll(index, addresses, call.writeDeadline());
        return Reply.json(200, DocumentJson.bulk(receipt, "items_deleted", since(start)));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
