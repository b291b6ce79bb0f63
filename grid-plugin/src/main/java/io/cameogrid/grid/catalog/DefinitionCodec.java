package io.cameogrid.grid.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Index definitions as the catalog keeps them: JSON with a format number, so that later versions can read earlier ones. */
final class DefinitionCodec {
    private static final int FORMAT = 1;

    private final ObjectMapper json = new ObjectMapper();

    String encode(IndexDefinition index) {
        return write(index).toString();
    }

    ObjectNode write(IndexDefinition index) {
        ObjectNode node = json.createObjectNode();
        node.put("format", FORMAT);
        node.put("name", index.name().value());
        node.put("incarnation", index.incarnation());
        node.put("version", index.version());
        index.description().ifPresent(text -> node.put("description", text));
        node.put("microshards", index.microshards());
        node.put("replicas", index.replicas());
        node.put("routing_field", index.routingField());
        index.defaultFields().forEach(node.putArray("default_fields")::add);
        node.put("overflow", index.overflow());
        ObjectNode fields = node.putObject("fields");
        index.fields().values().forEach(field -> encode(field, fields.putObject(field.path())));
        ObjectNode analyzers = node.putObject("analyzers");
        index.analyzers().forEach((name, analyzer) -> AnalyzerCodec.write(analyzer, analyzers.putObject(name)));
        node.put("dynamic", index.growth().dynamic().wireName());
        index.growth().unindexed().forEach(node.putArray("unindexed")::add);
        node.put("unlisted", index.growth().unlisted());
        return node;
    }

    IndexDefinition decode(String text) {
        return read(tree(text));
    }

    JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("index definition in the catalog is no JSON", e);
        }
    }

    IndexDefinition read(JsonNode node) {
        int format = node.path("format").asInt();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "index definition of format " + format + "; this version reads format " + FORMAT);
        }
        SortedMap<String, FieldDefinition> fields = new TreeMap<>();
        node.path("fields")
                .properties()
                .forEach(entry -> fields.put(entry.getKey(), decodeField(entry.getKey(), entry.getValue())));
        SortedMap<String, AnalyzerDefinition> analyzers = new TreeMap<>();
        node.path("analyzers")
                .properties()
                .forEach(entry -> analyzers.put(entry.getKey(), AnalyzerCodec.read(entry.getValue())));
        List<String> defaults = new ArrayList<>();
        node.path("default_fields").forEach(field -> defaults.add(field.asText()));
        return new IndexDefinition(
                IndexName.of(node.path("name").asText()),
                node.path("incarnation").asText(),
                node.path("version").asLong(),
                text(node, "description"),
                node.path("microshards").asInt(),
                node.path("replicas").asInt(),
                fields,
                node.path("routing_field").asText(),
                defaults,
                node.path("overflow").asBoolean(),
                analyzers,
                growth(node));
    }

    private static Growth growth(JsonNode node) {
        TreeSet<String> unindexed = new TreeSet<>();
        node.path("unindexed").forEach(path -> unindexed.add(path.asText()));
        return new Growth(
                Growth.Dynamic.find(node.path("dynamic").asText()).orElse(Growth.Dynamic.TRUE),
                unindexed,
                node.path("unlisted").asBoolean());
    }

    private static void encode(FieldDefinition field, ObjectNode node) {
        node.put("type", field.type().wireName());
        node.put("indexed", field.indexed());
        node.put("stored", field.stored());
        node.put("fast", field.fast());
        node.put("shadow", field.shadow());
        field.description().ifPresent(text -> node.put("description", text));
        field.tokenizer().ifPresent(text -> node.put("tokenizer", text));
        field.recordOption().ifPresent(text -> node.put("record_option", text));
        node.put("origin", field.origin().name());
        field.valuesOf().ifPresent(path -> node.put("values_of", path));
    }

    private static FieldDefinition decodeField(String path, JsonNode node) {
        String type = node.path("type").asText();
        return new FieldDefinition(
                path,
                FieldType.find(type).orElseThrow(() -> new IllegalStateException("field type in the catalog: " + type)),
                node.path("indexed").asBoolean(),
                node.path("stored").asBoolean(),
                node.path("fast").asBoolean(),
                node.path("shadow").asBoolean(),
                text(node, "description"),
                text(node, "tokenizer"),
                text(node, "record_option"),
                FieldDefinition.Origin.valueOf(node.path("origin").asText()),
                text(node, "values_of"));
    }

    private static Optional<String> text(JsonNode node, String member) {
        return node.hasNonNull(member) ? Optional.of(node.path(member).asText()) : Optional.empty();
    }
}
