package io.cameogrid.search.oracle;

import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.node.TestIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of the documents that are searched here: each type, at the root, in objects and through arrays. */
final class OracleFields {
    static final Map<String, FieldType> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("title", FieldType.TEXT),
            Map.entry("note", FieldType.TEXT),
            Map.entry("tag", FieldType.STRING),
            Map.entry("n", FieldType.I64),
            Map.entry("u", FieldType.U64),
            Map.entry("price", FieldType.F64),
            Map.entry("day", FieldType.DATE),
            Map.entry("open", FieldType.BOOLEAN),
            Map.entry("addr", FieldType.IP),
            Map.entry("cat", FieldType.FACET),
            Map.entry("hash", FieldType.BYTES),
            Map.entry("meta.cat", FieldType.FACET),
            Map.entry("meta", FieldType.JSON),
            Map.entry("meta.color", FieldType.TEXT),
            Map.entry("meta.size", FieldType.I64),
            Map.entry("items", FieldType.JSON),
            Map.entry("items.sku", FieldType.STRING),
            Map.entry("items.qty", FieldType.F64),
            Map.entry("items.parts", FieldType.JSON),
            Map.entry("items.parts.code", FieldType.STRING),
            Map.entry("k8s.node", FieldType.STRING)));

    private OracleFields() {}

    static IndexDefinition index(int microshards) {
        return TestIndex.of("oracle", microshards, TYPES);
    }

    /** What a clause on the name looks at: the field, and everything beneath it if it is an object. */
    static List<String> paths(String name) {
        FieldType type = TYPES.get(name);
        return TYPES.keySet().stream()
                .filter(path -> path.equals(name)
                        || ((type == null || type == FieldType.JSON)
                                && path.startsWith(name + '.')
                                && TYPES.get(path) != FieldType.JSON))
                .toList();
    }

    /** What a clause without a field looks at. */
    static List<String> defaults() {
        return TYPES.keySet().stream()
                .filter(path -> switch (TYPES.get(path)) {
                    case TEXT, STRING, JSON -> true;
                    case I64, U64, F64, DATE, BOOLEAN, IP, FACET, BYTES -> path.indexOf('.') > 0;
                })
                .toList();
    }
}
