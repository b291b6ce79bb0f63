package io.cameogrid.grid.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;

/** Aliases as the catalog keeps them: JSON that begins as no definition of an index does, with a format number. */
final class AliasCodec {
    private static final int FORMAT = 1;
    private static final String BEGIN = "{\"alias\":";

    private final ObjectMapper json = new ObjectMapper();

    /** Whether a value of the catalog is an alias. */
    static boolean isAlias(String text) {
        return text.startsWith(BEGIN);
    }

    String encode(AliasEntry alias) {
        ObjectNode node = json.createObjectNode();
        node.put("alias", alias.name().value());
        node.put("format", FORMAT);
        node.put("version", alias.version());
        ArrayNode members = node.putArray("members");
        alias.members()
                .forEach(member ->
                        members.addObject().put("index", member.index().value()).put("origin", member.origin()));
        return node.toString();
    }

    AliasEntry decode(String text) {
        JsonNode node = tree(text);
        int format = node.path("format").asInt();
        if (format != FORMAT) {
            throw new IllegalStateException("alias of format " + format + "; this version reads format " + FORMAT);
        }
        List<AliasEntry.Member> members = new ArrayList<>();
        node.path("members")
                .forEach(member -> members.add(new AliasEntry.Member(
                        IndexName.of(member.path("index").asText()),
                        member.path("origin").asText())));
        return new AliasEntry(
                IndexName.of(node.path("alias").asText()),
                members,
                node.path("version").asLong());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alias in the catalog is no JSON", e);
        }
    }
}
