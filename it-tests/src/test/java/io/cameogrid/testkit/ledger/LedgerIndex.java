package io.cameogrid.testkit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.testkit.RestClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An index whose documents a {@link Ledger} knows, as a client sees it: every document has a stamp, and is in a group that
 * follows from its id.
 */
public final class LedgerIndex {
    public static final int GROUPS = 16;
    private static final int MOST_HITS = 10_000;

    private final String name;

    public LedgerIndex(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Declares the index, so that all its fields have their types before the first document. */
    public RestClient.Answer create(RestClient client, int replicas) throws IOException, InterruptedException {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("shard_count", 8).put("replicas", replicas);
        ObjectNode fields = body.putObject("fields");
        fields.putObject("stamp").put("field_type", "i64");
        fields.putObject("group").put("field_type", "string");
        fields.putObject("text").put("field_type", "text");
        return client.send("PUT", path("/_config"), body.toString());
    }

    static String group(String id) {
        return "g" + Math.floorMod(id.hashCode(), GROUPS);
    }

    private static ObjectNode document(String id, long stamp) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stamp", stamp)
                .put("group", group(id))
                .put("text", "document " + id + " as of " + stamp);
    }

    /** Writes a document, or deletes it where there is no stamp. */
    RestClient.Answer write(RestClient client, String id, OptionalLong stamp) throws IOException, InterruptedException {
        String path = path("/documents/" + id);
        return stamp.isPresent()
                ? client.send("PUT", path, document(id, stamp.getAsLong()).toString())
                : client.delete(path);
    }

    /** Writes all or nothing. */
    public RestClient.Answer bulk(RestClient client, Map<String, Long> stamps)
            throws IOException, InterruptedException {
        var items = JsonNodeFactory.instance.arrayNode();
        stamps.forEach((id, stamp) -> items.addObject().put("id", id).set("doc", document(id, stamp)));
        return client.send("POST", path("/_bulk"), items.toString());
    }

    RestClient.Answer get(RestClient client, String id) throws IOException, InterruptedException {
        return client.get(path("/documents/" + id));
    }

    /** The stamp in the answer to a read. */
    static OptionalLong stamp(RestClient.Answer answer) {
        return answer.ok()
                ? OptionalLong.of(answer.body().path("doc").path("stamp").asLong())
                : OptionalLong.empty();
    }

    /** All hits, without their text. */
    public RestClient.Answer search(RestClient client, String query) throws IOException, InterruptedException {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("query", query).put("limit", MOST_HITS);
        body.putArray("fields").add("stamp");
        return client.send("POST", path("/search"), body.toString());
    }

    /** The stamps of the hits by id. Throws if a document is there twice, or not all that were counted. */
    static Map<String, Long> stamps(JsonNode result) {
        Map<String, Long> stamps = new HashMap<>();
        for (JsonNode hit : result.path("hits")) {
            if (stamps.put(hit.path("id").asText(), hit.path("stamp").asLong()) != null) {
                throw new AssertionError(hit.path("id") + " is found twice");
            }
        }
        long total = result.path("total_hits").asLong();
        if (total != stamps.size()) {
            throw new AssertionError(total + " documents are counted, and " + stamps.size() + " are there");
        }
        return stamps;
    }

    RestClient.Answer verify(RestClient client) throws IOException, InterruptedException {
        return client.send("POST", "/_admin/index/" + name + "/_verify", "");
    }

    private String path(String rest) {
        return "/api/" + name + rest;
    }
}
