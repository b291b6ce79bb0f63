package io.cameogrid.schema;

import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a client declares about an index, before it is reconciled with what is there.
 *
 * <p>An absent part keeps the present value, or takes the default at creation.
 *
 * @param withoutAnalyzers names of analyzers that are to be taken away
 */
public record IndexSettings(
        Optional<String> description,
        Map<String, FieldDefinition> fields,
        Optional<String> routingField,
        Optional<List<String>> defaultFields,
        OptionalInt microshards,
        OptionalInt replicas,
        Map<String, AnalyzerDefinition> analyzers,
        Optional<Growth.Dynamic> dynamic,
        Set<String> withoutAnalyzers) {

    public IndexSettings {
        fields = Map.copyOf(fields);
        defaultFields = defaultFields.map(List::copyOf);
        analyzers = Map.copyOf(analyzers);
        withoutAnalyzers = Set.copyOf(withoutAnalyzers);
    }

    /** Settings that say nothing of analysis and of fields that nobody declares. */
    public IndexSettings(
            Optional<String> description,
            Map<String, FieldDefinition> fields,
            Optional<String> routingField,
            Optional<List<String>> defaultFields,
            OptionalInt microshards,
            OptionalInt replicas) {
        this(
                description,
                fields,
                routingField,
                defaultFields,
                microshards,
                replicas,
                Map.of(),
                Optional.empty(),
                Set.of());
    }

    /** Nothing declared: everything by default. */
    public static IndexSettings none() {
        return new IndexSettings(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
