package io.cameogrid.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client declares about an index, before it is reconciled with what is there.
 *
 * <p>An absent part keeps the present value, or takes the default at creation.
 */
public record IndexSettings(
        Optional<String> description,
        Map<String, FieldDefinition> fields,
        Optional<String> routingField,
        Optional<List<String>> defaultFields,
        OptionalInt microshards,
        OptionalInt replicas) {

    public IndexSettings {
        fields = Map.copyOf(fields);
        defaultFields = defaultFields.map(List::copyOf);
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
