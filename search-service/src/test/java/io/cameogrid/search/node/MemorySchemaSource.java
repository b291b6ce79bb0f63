package io.cameogrid.search.node;

import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.SchemaSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions in a map. Safe for use by many threads. */
public final class MemorySchemaSource implements SchemaSource {
    private final Map<IndexName, IndexDefinition> definitions = new ConcurrentHashMap<>();

    public void put(IndexDefinition definition) {
        definitions.put(definition.name(), definition);
    }

    @Override
    public Optional<IndexDefinition> find(IndexName name) {
        return Optional.ofNullable(definitions.get(name));
    }

    @Override
    public Optional<IndexDefinition> findIncarnation(String incarnation) {
        return definitions.values().stream()
                .filter(definition -> definition.incarnation().equals(incarnation))
                .findFirst();
    }
}
