package io.cameogrid.search.node;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions of indexes for tests. */
public final class TestIndex {
    private TestIndex() {}

    /** An index without fields. */
    public static IndexDefinition of(String name, int microshards) {
        return of(name, microshards, Map.of());
    }

    /** An index with fields of these types, as inference would make them. */
    public static IndexDefinition of(String name, int microshards, Map<String, FieldType> types) {
        TreeMap<String, FieldDefinition> fields = new TreeMap<>();
        types.forEach((path, type) -> fields.put(path, FieldDefinition.inferred(path, type)));
        return new IndexDefinition(
                IndexName.of(name),
                name + "-1",
                1,
                Optional.empty(),
                microshards,
                0,
                fields,
                IndexDefinition.ID,
                List.of(),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
    }
}
