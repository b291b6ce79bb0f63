package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.search.mapping.IndexFields;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** The keys and stamps of one reading of a generation, and which of them were seen among the rows. */
final class StoredKeys {
    private final List<LeafReaderContext> leaves;
    private final List<FixedBitSet> seen;

    StoredKeys(DirectoryReader reader) {
        leaves = reader.leaves();
        seen = leaves.stream()
                .map(leaf -> new FixedBitSet(Math.max(1, leaf.reader().maxDoc())))
                .toList();
    }

    /** Whether there is a document of the row's key and content; notes that the key was among the rows. */
    boolean sees(Row row) {
        try {
            OptionalLong stamp = stamp(row.key());
            return stamp.isPresent() && stamp.getAsLong() == row.stamp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stamp of the live document of the key. */
    OptionalLong stamp(DocumentKey key) throws IOException {
        Term term = KeyField.term(key);
        for (LeafReaderContext leaf : leaves) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int document = postings.docID();
                if (live == null || live.get(document)) {
                    seen.get(leaf.ord).set(document);
                    return stamp(leaf.reader(), document);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong stamp(LeafReader leaf, int document) throws IOException {
        NumericDocValues stamps = leaf.getNumericDocValues(IndexFields.STAMP);
        return stamps != null && stamps.advanceExact(document)
                ? OptionalLong.of(stamps.longValue())
                : OptionalLong.empty();
    }

    /** The keys of live documents that {@link #stamp} was not asked for. */
    List<DocumentKey> unseen(int most) throws IOException {
        List<DocumentKey> keys = new ArrayList<>();
        for (LeafReaderContext leaf : leaves) {
            Bits live = leaf.reader().getLiveDocs();
            for (int document = 0; document < leaf.reader().maxDoc() && keys.size() < most; document++) {
                if ((live == null || live.get(document)) && !seen.get(leaf.ord).get(document)) {
                    keys.add(key(leaf.reader(), document));
                }
            }
        }
        return keys;
    }

    /** The keys of live documents that could not be mapped. */
    List<DocumentKey> unmapped(int most) throws IOException {
        List<DocumentKey> keys = new ArrayList<>();
        for (LeafReaderContext leaf : leaves) {
            PostingsEnum postings = leaf.reader().postings(RowDocuments.UNMAPPED, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS && keys.size() < most) {
                if (live == null || live.get(postings.docID())) {
                    keys.add(key(leaf.reader(), postings.docID()));
                }
            }
        }
        return keys;
    }

    private static DocumentKey key(LeafReader leaf, int document) throws IOException {
        BinaryDocValues keys = leaf.getBinaryDocValues(KeyField.NAME);
        if (keys == null || !keys.advanceExact(document)) {
            throw new IllegalStateException("document " + document + " has no key");
        }
        return KeyField.key(keys.binaryValue());
    }
}
