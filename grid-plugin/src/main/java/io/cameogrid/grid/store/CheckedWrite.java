package io.cameogrid.grid.store;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.schema.IndexDefinition;

/**
 * A write that may go ahead: its key is known and its document fits the index.
 *
 * @param index the definition, at the version that the document was checked against
 */
record CheckedWrite(IndexDefinition index, DocumentKey key, StoredDocument document) {
    StoredKey storedKey() {
        return StoredKey.of(key);
    }

    int bytes() {
        return document.source().length();
    }
}
