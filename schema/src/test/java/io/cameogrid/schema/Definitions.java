package io.cameogrid.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Index definitions for tests. */
public final class Definitions {
    private Definitions() {}

    public static IndexDefinition of(FieldDefinition... fields) {
        TreeMap<String, FieldDefinition> byPath = new TreeMap<>();
        Arrays.stream(fields).forEach(field -> byPath.put(field.path(), field));
        return new IndexDefinition(
                IndexName.of("books"),
                "i1",
                1,
                Optional.empty(),
                8,
                1,
                byPath,
                IndexDefinition.ID,
                List.of(),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
    }

    public static IndexDefinition routedBy(String routingField, FieldDefinition... fields) {
        IndexDefinition plain = of(fields);
        return new IndexDefinition(
                plain.name(),
                plain.incarnation(),
                plain.version(),
                plain.description(),
                plain.microshards(),
                plain.replicas(),
                plain.fields(),
                routingField,
                plain.defaultFields(),
                plain.overflow(),
                Collections.emptySortedMap(),
                Growth.FREE);
    }

    public static FieldDefinition declared(String path, FieldType type) {
        FieldDefinition inferred = FieldDefinition.inferred(path, type);
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                inferred.fast(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    public static FieldDefinition notIndexed(String path, FieldType type) {
        return new FieldDefinition(
                path,
                type,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }
}
