package io.cameogrid.search.port;

import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.util.Optional;

/** The newest index definitions that this node knows, read from memory. */
public interface SchemaSource {
    Optional<IndexDefinition> find(IndexName name);

    Optional<IndexDefinition> findIncarnation(String incarnation);
}
