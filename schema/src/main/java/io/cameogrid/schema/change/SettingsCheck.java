package io.cameogrid.schema.change;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.json.FieldValueText;

/** The rules that settings obey by themselves, and those that a definition made with them does. */
final class SettingsCheck {
    private static final int MAX_DESCRIPTION = 512;
    private static final int MAX_FIELD_DESCRIPTION = 200;
    private static final int MAX_PATH = 512;
    private static final int MAX_MICROSHARDS = 1_024;
    private static final int MAX_REPLICAS = 15;

    private final int maxFields;

    SettingsCheck(int maxFields) {
        this.maxFields = maxFields;
    }

    /** @throws CameoGridException INVALID_SCHEMA if a part of the settings is nothing that could be */
    void requireShape(IndexSettings settings) {
        settings.description()
                .ifPresent(text -> require(
                        text.length() <= MAX_DESCRIPTION,
                        "description",
                        "the description is longer than " + MAX_DESCRIPTION + " characters"));
        settings.microshards()
                .ifPresent(count -> require(
                        count >= 1 && count <= MAX_MICROSHARDS && Integer.bitCount(count) == 1,
                        "shard_count",
                        "shard_count " + count + " is no power of two from 1 to " + MAX_MICROSHARDS));
        settings.replicas()
                .ifPresent(count -> require(
                        count >= 0 && count <= MAX_REPLICAS,
                        "replicas",
                        "replicas " + count + " is not from 0 to " + MAX_REPLICAS));
        settings.routingField().ifPresent(name -> requirePath("routing_field_name", name));
        settings.fields().forEach((path, field) -> requireField(field));
        settings.analyzers().forEach((name, analyzer) -> {
            AnalyzerCheck.requireName(name);
            AnalyzerCheck.requireSteps(name, analyzer);
        });
    }

    /**
     * @param settings that the definition was made with
     * @throws CameoGridException INVALID_SCHEMA if parts of the definition do not go together
     */
    void requireWhole(IndexDefinition definition, IndexSettings settings) {
        require(
                definition.fields().size() <= maxFields || definition.overflow(),
                "fields",
                definition.fields().size() + " fields are more than the " + maxFields + " that an index may have");
        for (String name : definition.defaultFields()) {
            require(
                    definition.fields().containsKey(name),
                    "default_fields",
                    "default_fields names '" + FieldValueText.abbreviate(name) + "', which is no field of the index"
                            + NearestNames.question(name, definition.fields().keySet()));
        }
        AnalyzerCheck.requireWhole(definition);
        FormCheck.requireWhole(definition);
        FormCheck.requireNothingBeneath(definition, settings.fields().keySet());
        definition
                .field(definition.routingField())
                .ifPresent(field -> require(
                        field.type() != FieldType.JSON,
                        "routing_field_name",
                        "field '" + field.path() + "' is json, and a document is routed by one value"));
    }

    private static void requireField(FieldDefinition field) {
        String path = field.path();
        requirePath(FieldValueText.abbreviate(path), path);
        field.description()
                .ifPresent(text -> require(
                        text.length() <= MAX_FIELD_DESCRIPTION,
                        path,
                        "the description of field '" + path + "' is longer than " + MAX_FIELD_DESCRIPTION
                                + " characters"));
        field.recordOption().ifPresent(name -> requireRecordOption(field, name));
        require(
                !path.equals(IndexDefinition.ID) || field.type() == FieldType.STRING || field.type() == FieldType.TEXT,
                path,
                "'id' is the document's key and always a string; leave it out of the fields");
        if (path.equals(IndexDefinition.ID)) {
            requireKey(field);
        }
    }

    /** What {@code GET _config} and CameoDB say of the id is taken; it cannot be made another field than it is. */
    private static void requireKey(FieldDefinition id) {
        require(
                id.indexed(),
                IndexDefinition.ID,
                "'id' is the document's key, which can always be searched; leave out \"indexed\": false");
        id.tokenizer()
                .ifPresent(name -> require(
                        name.equals(Tokenizer.RAW.wireName()) || name.equals(Tokenizer.DEFAULT.wireName()),
                        IndexDefinition.ID,
                        "'id' is the document's key, which is searched as a whole and not split by tokenizer '"
                                + FieldValueText.abbreviate(name)
                                + "'; leave the tokenizer out, and put words to search for into a field of their own"));
    }

    private static void requirePath(String fact, String path) {
        require(!path.isBlank(), fact, "a field name is empty");
        require(path.length() <= MAX_PATH, fact, "a field name is longer than " + MAX_PATH + " characters");
        require(
                path.charAt(0) != '_',
                fact,
                "field name '" + FieldValueText.abbreviate(path)
                        + "' begins with '_', as only CameoGrid's own members do");
    }

    private static void requireRecordOption(FieldDefinition field, String name) {
        RecordOption option = RecordOption.find(name)
                .orElseThrow(() -> refusal(
                        field.path(),
                        "field '" + field.path() + "': unknown index_record_option '"
                                + FieldValueText.abbreviate(name) + "'; there are "
                                + RecordOption.names()));
        boolean fits =
                field.type() == FieldType.TEXT || (field.type() == FieldType.STRING && option == RecordOption.BASIC);
        require(
                fits,
                field.path(),
                "field '" + field.path() + "': index_record_option '" + name + "' is for text, and the field is "
                        + field.type().wireName());
    }

    private static void require(boolean holds, String field, String detail) {
        if (!holds) {
            throw refusal(field, detail);
        }
    }

    private static CameoGridException refusal(String field, String detail) {
        return new CameoGridException(ErrorCode.INVALID_SCHEMA, detail).with("field", field);
    }
}
