package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A document as a partition of the store holds it.
 *
 * @param version counts the document's writes
 * @param schemaVersion the version of the index definition that the document was checked against
 */
public record Row(DocumentKey key, long version, long schemaVersion, JsonBytes source) {
    private static final int CHECKSUM_PARTS = 5;

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

    /** Tells this row from any other, of any key and version: 64 bits of a hash of all its parts. */
    public long checksum() {
        return SourceHash.of(ByteBuffer.allocate(CHECKSUM_PARTS * Long.BYTES)
                .putLong(hash(key.id()))
                .putLong(hash(key.routingKey()))
                .putLong(version)
                .putLong(schemaVersion)
                .putLong(stamp())
                .array());
    }

    private static long hash(String text) {
        return SourceHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
