package io.cameogrid.rest;

import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.schema.IndexDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** An index in memory: its definition and its documents in the order in which they came. Guarded by its monitor. */
final class MemoryIndex {
    IndexDefinition definition;
    final Map<DocumentKey, Document> documents = new LinkedHashMap<>();

    MemoryIndex(IndexDefinition definition) {
        this.definition = definition;
    }
}
