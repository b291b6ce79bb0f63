package io.cameogrid.rest.json;

import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists of documents to be deleted or read, each an {@code "id"} or an {@code {id, routing_key}}. */
public final class AddressBody {
    private static final List<String> MEMBERS = List.of("id", "routing_key");
    private static final List<String> IDS = List.of("ids");

    private AddressBody() {}

    /** The array of {@code _bulk/delete}, which is not empty. */
    public static List<DocumentAddress> array(Body body) {
        try (RequestJson json = RequestJson.open(body.json())) {
            json.beginArray();
            List<DocumentAddress> addresses = addresses(json, body.limits().bulkItems());
            json.end();
            if (addresses.isEmpty()) {
                throw new CameoGridException(
                        ErrorCode.INVALID_REQUEST, "the array is empty; name the documents to delete");
            }
            return addresses;
        }
    }

    /** The object {@code {ids: [..]}} of {@code _mget}. */
    public static List<DocumentAddress> ids(Body body) {
        Optional<List<DocumentAddress>> ids = Optional.empty();
        try (RequestJson json = RequestJson.open(body.json())) {
            json.beginObject();
            while (json.hasMember()) {
                if (!json.member().equals("ids")) {
                    throw json.unknown(IDS);
                }
                if (!json.isArray()) {
                    throw json.refusal("'ids' must be an array");
                }
                ids = Optional.of(addresses(json, body.limits().bulkItems()));
            }
            json.end();
        }
        return ids.orElseThrow(
                () -> new CameoGridException(ErrorCode.INVALID_REQUEST, "'ids' is missing").with("field", "ids"));
    }

    private static List<DocumentAddress> addresses(RequestJson json, int most) {
        List<DocumentAddress> addresses = new ArrayList<>();
        while (json.hasElement()) {
            if (addresses.size() >= most) {
                throw BulkBody.tooMany(most);
            }
            addresses.add(json.isObject() ? address(json) : DocumentAddress.of(json.requireText("an id")));
        }
        return addresses;
    }

    private static DocumentAddress address(RequestJson json) {
        Optional<String> id = Optional.empty();
        Optional<String> routingKey = Optional.empty();
        while (json.hasMember()) {
            switch (json.member()) {
                case "id" -> id = json.text();
                case "routing_key" -> routingKey = json.text();
                default -> throw json.unknown(MEMBERS);
            }
        }
        return new DocumentAddress(id.orElseThrow(() -> json.refusal("'id' is missing")), routingKey);
    }
}
