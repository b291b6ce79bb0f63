package io.cameogrid.rest.json;

import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Shows index definitions and listings of indexes. */
public final class IndexJson {
    private static final int EXPECTED = 1_024;

    private IndexJson() {}

    /** That the index now is as it was declared. */
    public static ByteSpan acknowledged(IndexCatalog.Configured configured) {
        IndexDefinition index = configured.index();
        JsonBuffer out =
                new JsonBuffer(EXPECTED).beginObject().name("acknowledged").value(true);
        out.name("index").value(index.name().value());
        out.name("version").value(index.version());
        out.name("shard_count").value(index.microshards());
        out.name("replicas").value(index.replicas());
        configured.task().ifPresent(task -> out.name("task").value(task));
        return out.name("field_names").strings(names(index)).endObject().span();
    }

    /** Which fields are searched otherwise now, or will be when the task has ended. */
    public static ByteSpan patched(IndexCatalog.Patched patched) {
        JsonBuffer out =
                new JsonBuffer(EXPECTED).beginObject().name("acknowledged").value(true);
        out.name("index").value(patched.configured().index().name().value());
        out.name("version").value(patched.configured().index().version());
        out.name("updated_fields").strings(patched.updated());
        out.name("unchanged_fields").strings(patched.unchanged());
        patched.configured().task().ifPresent(task -> out.name("task").value(task));
        return out.endObject().span();
    }

    /** Everything that is known about the index. */
    public static ByteSpan definition(IndexDefinition index) {
        JsonBuffer out = new JsonBuffer(EXPECTED);
        definition(out, index);
        return out.span();
    }

    /** The definitions of the indexes that an alias names. */
    public static ByteSpan definitions(IndexName alias, List<IndexDefinition> indexes) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        out.name("alias").value(alias.value()).name("indexes").beginArray();
        indexes.forEach(index -> definition(out, index));
        return out.endArray().name("status").value("found").endObject().span();
    }

    private static void definition(JsonBuffer out, IndexDefinition index) {
        List<FieldDefinition> fields = fields(index);
        out.beginObject();
        out.name("index").value(index.name().value());
        out.name("name").value(index.name().value());
        out.name("version").value(index.version());
        out.name("thumbprint").value(thumbprint(index));
        index.description().ifPresent(text -> out.name("description").value(text));
        out.name("shard_count").value(index.microshards());
        out.name("replicas").value(index.replicas());
        out.name("routing_field_name").value(index.routingField());
        if (!index.defaultFields().isEmpty()) {
            out.name("default_fields").strings(index.defaultFields());
        }
        out.name("field_count").value(fields.size());
        out.name("fields").beginArray();
        fields.forEach(field -> field(out, field));
        out.endArray();
        analyzers(out, index);
        out.name("unindexed_fields").strings(List.copyOf(index.growth().unindexed()));
        if (index.growth().mayHaveMore()) {
            out.name("unindexed_fields_complete").value(false);
        }
        out.name("status").value("found").endObject();
    }

    private static void analyzers(JsonBuffer out, IndexDefinition index) {
        if (!index.analyzers().isEmpty()) {
            out.name("analyzers").beginObject();
            index.analyzers().forEach((name, analyzer) -> AnalysisJson.analyzer(out.name(name), analyzer));
            out.endObject();
        }
        switch (index.growth().dynamic()) {
            case TRUE -> out.name("dynamic").value(true);
            case FALSE -> out.name("dynamic").value(false);
            case STRICT -> out.name("dynamic").value("strict");
        }
    }

    /** That the index is gone. */
    public static ByteSpan dropped(IndexDefinition index) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("success").value(true);
        out.name("index").value(index.name().value());
        out.name("deleted_from_shards").value(index.microshards());
        out.name("total_shards").value(index.microshards());
        return out.name("errors").beginArray().endArray().endObject().span();
    }

    public static ByteSpan committed(IndexName index, CommitReport report) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        out.name("index").value(index.value());
        out.name("shards_total").value(report.total());
        out.name("shards_committed").value(report.committed());
        return out.name("errors").strings(report.errors()).endObject().span();
    }

    /** Begins a listing, which the caller ends after adding who lists. */
    public static JsonBuffer listing(List<IndexStatus> indexes) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("indexes").beginArray();
        int shards = 0;
        for (IndexStatus status : indexes) {
            status(out, status);
            shards += status.definition().microshards();
        }
        return out.endArray()
                .name("total_indexes")
                .value(indexes.size())
                .name("total_shards")
                .value(shards);
    }

    /** Adds the nodes that share the indexes. */
    public static void nodes(JsonBuffer out, List<ClusterNode> nodes) {
        out.name("nodes").beginArray();
        for (ClusterNode node : nodes) {
            out.beginObject().name("node_id").value(node.id());
            out.name("node_name").value(node.name()).endObject();
        }
        out.endArray();
    }

    /** Ends a listing. */
    public static ByteSpan listed(JsonBuffer out, String nodeId, String nodeName, Duration took) {
        out.name("node_id").value(nodeId).name("node_name").value(nodeName);
        return out.name("took_ms").millis(took).endObject().span();
    }

    private static void status(JsonBuffer out, IndexStatus status) {
        IndexDefinition index = status.definition();
        out.beginObject().name("name").value(index.name().value());
        index.description().ifPresent(text -> out.name("description").value(text));
        out.name("document_count").value(status.documents());
        out.name("index_size_bytes").value(status.indexBytes());
        out.name("memory_bytes").value(status.memoryBytes());
        out.name("shard_count").value(index.microshards());
        List<String> names = names(index);
        out.name("field_count").value(names.size()).name("fields").strings(names);
        status.dataBytes().ifPresent(bytes -> out.name("data_size_bytes").value(bytes));
        out.endObject();
    }

    private static void field(JsonBuffer out, FieldDefinition field) {
        out.beginObject().name("name").value(field.path());
        out.name("type").value(field.type().wireName());
        out.name("indexed").value(field.indexed());
        out.name("stored").value(field.stored());
        out.name("fast").value(field.fast());
        out.name("shadow").value(field.shadow());
        out.name("searchable").value(field.indexed());
        out.name("sortable").value(field.indexed() && field.sortable());
        field.tokenizer().ifPresent(text -> out.name("tokenizer").value(text));
        field.valuesOf().ifPresent(path -> out.name("values_of").value(path));
        field.recordOption().ifPresent(text -> out.name("index_record_option").value(text));
        field.description().ifPresent(text -> out.name("description").value(text));
        out.endObject();
    }

    private static List<String> names(IndexDefinition index) {
        return fields(index).stream().map(FieldDefinition::path).toList();
    }

    /** The id first, which every index has, then the others in the order of names. */
    private static List<FieldDefinition> fields(IndexDefinition index) {
        List<FieldDefinition> fields = new ArrayList<>();
        fields.add(index.field(IndexDefinition.ID).orElseGet(IndexJson::id));
        index.fields().values().stream()
                .filter(field -> !field.path().equals(IndexDefinition.ID))
                .forEach(fields::add);
        return fields;
    }

    private static FieldDefinition id() {
        return new FieldDefinition(
                IndexDefinition.ID,
                FieldType.STRING,
                true,
                true,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    /** Sixteen digits that differ when anything agreed about the index does. */
    private static String thumbprint(IndexDefinition index) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginArray();
        out.value(index.routingField()).value(index.microshards()).strings(index.defaultFields());
        index.fields().values().forEach(field -> field(out, field));
        if (!index.analyzers().isEmpty() || index.growth().dynamic() != Growth.Dynamic.TRUE) {
            analyzers(out.beginObject(), index);
            out.endObject();
        }
        ByteSpan text = out.endArray().span();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.array(), 0, text.length());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
