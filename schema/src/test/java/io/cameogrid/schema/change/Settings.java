package io.cameogrid.schema.change;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What clients declare, for tests. */
final class Settings {
    private Settings() {}

    static FieldDefinition text(String path, Optional<String> tokenizer, boolean fast) {
        return new FieldDefinition(
                path,
                FieldType.TEXT,
                true,
                false,
                fast,
                false,
                Optional.empty(),
                tokenizer,
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    static IndexSettings fields(FieldDefinition... fields) {
        return settings(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), fields);
    }

    static IndexSettings shards(int count) {
        return settings(Optional.empty(), OptionalInt.of(count), OptionalInt.empty());
    }

    static IndexSettings replicas(int count) {
        return settings(Optional.empty(), OptionalInt.empty(), OptionalInt.of(count));
    }

    static IndexSettings defaults(String name, FieldDefinition... fields) {
        return settings(Optional.of(List.of(name)), OptionalInt.empty(), OptionalInt.empty(), fields);
    }

    static IndexSettings settings(
            Optional<List<String>> defaultFields, OptionalInt shards, OptionalInt replicas, FieldDefinition... fields) {
        return new IndexSettings(
                Optional.empty(),
                Arrays.stream(fields).collect(Collectors.toMap(FieldDefinition::path, field -> field)),
                Optional.empty(),
                defaultFields,
                shards,
                replicas);
    }

    static IndexSettings with(Map<String, AnalyzerDefinition> analyzers, FieldDefinition... declared) {
        IndexSettings plain = fields(declared);
        return new IndexSettings(
                plain.description(),
                plain.fields(),
                plain.routingField(),
                plain.defaultFields(),
                plain.microshards(),
                plain.replicas(),
                analyzers,
                Optional.empty(),
                Set.of());
    }
}
