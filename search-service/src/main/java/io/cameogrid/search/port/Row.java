package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;

/**
 * A document as a partition of the store holds it.
 *
 * @param version counts the document's writes
 * @param schemaVersion the version of the index definition that the document was checked against
 */
public record Row(DocumentKey key, long version, long schemaVersion, JsonBytes source) {
    /**
     * Tells this content of the row from any other: 64 bits of a hash of the source.
     *
     * <p>The version cannot do that. It begins again when a document is deleted and made anew, and what an application
     * puts into the cache by itself has the same version every time. By the content, a document that was indexed and a row
     * that is in the store are the same if, and only if, a search may show the one for the other.
     */
    public long stamp() {
        return SourceHash.of(source.array());
    }
}
