package io.cameogrid.search.leaf;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.search.mapping.IndexFields;
import io.cameogrid.search.mapping.KeyField;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** Which document, and which content of it, each document number of a segment is. Read forwards only. */
record Columns(BinaryDocValues keys, NumericDocValues stamps) {
    static Columns of(LeafReader segment) throws IOException {
        return new Columns(
                DocValues.getBinary(segment, KeyField.NAME), DocValues.getNumeric(segment, IndexFields.STAMP));
    }

    DocumentKey key(int document) throws IOException {
        if (!keys.advanceExact(document)) {
            throw new IOException("document " + document + " has no key");
        }
        return KeyField.key(keys.binaryValue());
    }

    long stamp(int document) throws IOException {
        if (!stamps.advanceExact(document)) {
            throw new IOException("document " + document + " has no stamp");
        }
        return stamps.longValue();
    }
}
