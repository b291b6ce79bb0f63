package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;

/**
 * A document as a partition of the store holds it.
 *
 * @param version counts the document's writes
 * @param schemaVersion the version of the index definition that the document was checked against
 */
public record Row(DocumentKey key, long version, long schemaVersion, JsonBytes source) {}
