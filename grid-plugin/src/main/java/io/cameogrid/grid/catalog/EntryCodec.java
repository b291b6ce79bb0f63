package io.cameogrid.grid.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.schema.IndexDefinition;
import java.time.Instant;
import java.util.Optional;

/** Entries of the catalog as texts: a definition with some members more. A definition without them is an entry too. */
final class EntryCodec {
    private static final String ORIGIN = "origin";
    private static final String REVISION = "revision";
    private static final String MOVE = "move";

    private final DefinitionCodec definitions;

    EntryCodec(DefinitionCodec definitions) {
        this.definitions = definitions;
    }

    String encode(CatalogEntry entry) {
        ObjectNode node = definitions.write(entry.definition());
        node.put(ORIGIN, entry.origin());
        node.put(REVISION, entry.revision());
        entry.move().ifPresent(move -> encode(move, node.putObject(MOVE)));
        return node.toString();
    }

    CatalogEntry decode(String text) {
        JsonNode node = definitions.tree(text);
        IndexDefinition definition = definitions.read(node);
        return new CatalogEntry(
                definition,
                node.path(ORIGIN).asText(definition.incarnation()),
                node.path(REVISION).asLong(definition.version()),
                node.has(MOVE) ? Optional.of(decode(node.path(MOVE))) : Optional.empty());
    }

    private static void encode(Move move, ObjectNode node) {
        node.put("task", move.task());
        node.put("phase", move.phase().name());
        node.put("other", move.other());
        node.put("microshards", move.otherShape().microshards());
        node.put("replicas", move.otherShape().replicas());
        node.put("started", move.started().toString());
    }

    private static Move decode(JsonNode node) {
        return new Move(
                node.path("task").asText(),
                Move.Phase.valueOf(node.path("phase").asText()),
                node.path("other").asText(),
                new Move.Shape(
                        node.path("microshards").asInt(), node.path("replicas").asInt()),
                Instant.parse(node.path("started").asText()));
    }
}
