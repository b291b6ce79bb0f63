package io.cameogrid.rest.json;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Nearest;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.json.FieldValueText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a client declares about an index. */
public final class SettingsBody {
    private static final int MOST_SHARDS = 1_024;
    private static final List<String> MEMBERS = List.of(
            "description",
            "fields",
            "routing_field_name",
            "default_fields",
            "shard_count",
            "replicas",
            "analyzers",
            "dynamic");
    private static final List<String> FIELD_MEMBERS = List.of(
            "field_type",
            "name",
            "indexed",
            "stored",
            "fast",
            "is_shadow",
            "description",
            "tokenizer",
            "analyzer",
            "index_record_option",
            "fields");

    private final RequestJson json;
    private Optional<String> description = Optional.empty();
    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private Optional<String> routingField = Optional.empty();
    private Optional<List<String>> defaultFields = Optional.empty();
    private OptionalInt shards = OptionalInt.empty();
    private OptionalInt replicas = OptionalInt.empty();
    private final Map<String, AnalyzerDefinition> analyzers = new LinkedHashMap<>();
    private final Set<String> withoutAnalyzers = new LinkedHashSet<>();
    private Optional<Growth.Dynamic> dynamic = Optional.empty();

    private SettingsBody(RequestJson json) {
        this.json = json;
    }

    public static IndexSettings parse(ByteSpan body) {
        try (RequestJson json = RequestJson.open(body)) {
            json.beginObject();
            SettingsBody settings = new SettingsBody(json);
            while (json.hasMember()) {
                settings.readMember();
            }
            json.end();
            return new IndexSettings(
                    settings.description,
                    settings.fields,
                    settings.routingField,
                    settings.defaultFields,
                    settings.shards,
                    settings.replicas,
                    settings.analyzers,
                    settings.dynamic,
                    settings.withoutAnalyzers);
        }
    }

    private void readMember() {
        switch (json.member()) {
            case "description" -> description = json.text();
            case "fields" -> readFields();
            case "routing_field_name" -> routingField = json.text();
            case "default_fields" -> defaultFields = json.isNull() ? Optional.empty() : Optional.of(json.texts());
            case "shard_count" -> shards = shardCount();
            case "replicas" -> replicas = json.count();
            case "analyzers" -> readAnalyzers();
            case "dynamic" -> dynamic = json.isNull() ? Optional.empty() : Optional.of(dynamic());
            default -> throw json.unknown(MEMBERS);
        }
    }

    private OptionalInt shardCount() {
        OptionalInt count = json.count();
        if (count.isPresent() && (Integer.bitCount(count.getAsInt()) != 1 || count.getAsInt() > MOST_SHARDS)) {
            throw new CameoGridException(
                            ErrorCode.INVALID_SCHEMA,
                            "'shard_count' must be a power of two from 1 to " + MOST_SHARDS + ", but is "
                                    + count.getAsInt())
                    .with("field", "shard_count");
        }
        return count;
    }

    private void readAnalyzers() {
        if (json.isNull()) {
            return;
        }
        json.requireObject();
        while (json.hasMember()) {
            String name = json.member();
            if (json.isNull()) {
                withoutAnalyzers.add(name);
            } else {
                analyzers.put(name, AnalyzerBody.read(json, name));
            }
        }
    }

    private Growth.Dynamic dynamic() {
        Optional<String> value = json.isArray() ? Optional.empty() : json.scalar();
        return value.flatMap(Growth.Dynamic::find)
                .orElseThrow(() -> json.refusal("'dynamic' must be true, false or \"strict\""));
    }

    private void readFields() {
        if (json.isNull()) {
            return;
        }
        json.requireObject();
        while (json.hasMember()) {
            String path = json.member();
            json.requireObject();
            put(path, new Field(path, Optional.empty()).read());
        }
    }

    private void put(String path, FieldDefinition field) {
        if (fields.put(path, field) != null) {
            throw new CameoGridException(
                            ErrorCode.INVALID_SCHEMA,
                            "'" + FieldValueText.abbreviate(path)
                                    + "' is declared twice, as a field and as a form of another")
                    .with("field", FieldValueText.abbreviate(path));
        }
    }

    /** One entry of {@code fields}. */
    private final class Field {
        private final String path;
        private Optional<FieldType> type = Optional.empty();
        private boolean indexed = true;
        private boolean stored;
        private Optional<Boolean> fast = Optional.empty();
        private boolean shadow;
        private Optional<String> about = Optional.empty();
        private Optional<String> tokenizer = Optional.empty();
        private Optional<String> recordOption = Optional.empty();
        private final Optional<String> valuesOf;

        /** @param valuesOf the field in whose entry this one stands */
        Field(String path, Optional<String> valuesOf) {
            this.path = path;
            this.valuesOf = valuesOf;
        }

        FieldDefinition read() {
            while (json.hasMember()) {
                readMember();
            }
            FieldType declared = type.orElseThrow(
                    () -> invalid("the field '" + FieldValueText.abbreviate(path) + "' has no 'field_type'"));
            return new FieldDefinition(
                    path,
                    declared,
                    indexed,
                    stored,
                    fast.orElse(FieldDefinition.fastByDefault(declared)),
                    shadow,
                    about,
                    tokenizer,
                    recordOption,
                    FieldDefinition.Origin.DECLARED,
                    valuesOf);
        }

        private void readMember() {
            switch (json.member()) {
                case "field_type" -> type = Optional.of(type(json.requireText()));
                case "name" -> requireName(json.text());
                case "indexed" -> indexed = json.flag(true);
                case "stored" -> stored = json.flag(false);
                case "fast" -> fast = json.isNull() ? Optional.empty() : Optional.of(json.flag(false));
                case "is_shadow" -> shadow = json.flag(false);
                case "description" -> about = json.text();
                case "tokenizer", "analyzer" -> tokenizer = json.text();
                case "index_record_option" -> recordOption = json.text();
                case "fields" -> readForms();
                default -> throw json.unknown(FIELD_MEMBERS);
            }
        }

        /** Other ways to index the same values. */
        private void readForms() {
            if (json.isNull()) {
                return;
            }
            json.requireObject();
            while (json.hasMember()) {
                String form = path + '.' + json.member();
                json.requireObject();
                put(form, new Field(form, Optional.of(path)).read());
            }
        }

        private FieldType type(String name) {
            List<String> known =
                    Arrays.stream(FieldType.values()).map(FieldType::wireName).toList();
            return FieldType.find(name)
                    .orElseThrow(() -> invalid("the field '" + FieldValueText.abbreviate(path) + "' has the type "
                            + Nearest.quoted(name) + ", which is not known" + Nearest.hint(name, known)));
        }

        private void requireName(Optional<String> name) {
            if (name.isPresent() && !name.get().equals(path)) {
                throw invalid("the field '" + FieldValueText.abbreviate(path) + "' says that its 'name' is "
                        + Nearest.quoted(name.get()));
            }
        }

        private CameoGridException invalid(String detail) {
            return new CameoGridException(ErrorCode.INVALID_SCHEMA, detail)
                    .with("field", FieldValueText.abbreviate(path));
        }
    }
}
