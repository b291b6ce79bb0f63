package io.cameogrid.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a field's values are, and with it how they can be searched. Wire names and aliases are CameoDB's. */
public enum FieldType {
    TEXT("text"),
    STRING("string"),
    I64("i64", "integer", "int", "number", "signed"),
    U64("u64", "unsigned", "uint"),
    F64("f64", "float", "double", "decimal"),
    DATE("date", "datetime", "timestamp"),
    BOOLEAN("boolean", "bool"),
    IP("ip"),
    BYTES("bytes", "binary", "blob"),
    FACET("facet", "category", "tag"),
    JSON("json", "object", "document");

    private final String wireName;
    private final List<String> aliases;

    FieldType(String wireName, String... aliases) {
        this.wireName = wireName;
        this.aliases = List.of(aliases);
    }

    public String wireName() {
        return wireName;
    }

    /** The type of that name or alias, in any case. */
    public static Optional<FieldType> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(lower) || type.aliases.contains(lower))
                .findFirst();
    }

    /** Whether values have an order to sort by. */
    public boolean ordered() {
        return this != JSON && this != BYTES && this != FACET;
    }
}
