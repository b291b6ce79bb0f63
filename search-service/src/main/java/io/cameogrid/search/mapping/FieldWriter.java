package io.cameogrid.search.mapping;

import io.cameogrid.schema.json.Leaf;
import org.apache.lucene.document.Document;

/** Adds one JSON value to a Lucene document in the way of its field. */
@FunctionalInterface
interface FieldWriter {
    /** For values that are kept, not indexed. */
    FieldWriter NOTHING = (leaf, document) -> {};

    /** Writes the value in this way and in that. */
    default FieldWriter and(FieldWriter other) {
        if (equals(NOTHING)) {
            return other;
        }
        return other.equals(NOTHING)
                ? this
                : (leaf, document) -> {
                    write(leaf, document);
                    other.write(leaf, document);
                };
    }

    /**
     * @param leaf not null in JSON
     * @throws io.cameogrid.api.error.CameoGridException INVALID_DOCUMENT if the field cannot hold the value
     */
    void write(Leaf leaf, Document document);
}
