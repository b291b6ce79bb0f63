package io.cameogrid.search.statistics;

import java.util.Arrays;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The deleted documents of one segment in the order in which readers showed them.
 *
 * <p>Deletions only grow. So the readers of a segment differ in how many of this order they have deleted, and what was
 * counted for one reader has to be counted on for the next only, not anew. Safe for use by many threads.
 */
final class Deletions {
    private final FixedBitSet known;
    private int[] order = new int[0];
    private int size;

    /** How many documents each reader had deleted, of those that were seen; ascending. */
    private int[] readers = new int[0];

    private int seen;

    /** All of them ascending, made when it is first asked for: every word that was not counted yet needs it. */
    private int[] ascending = new int[0];

    Deletions(int maxDoc) {
        known = new FixedBitSet(maxDoc);
    }

    /** All documents that the reader has deleted, ascending. */
    static int[] all(LeafReader reader) {
        FixedBitSet deleted = deleted(reader);
        return ascending(deleted, deleted.cardinality());
    }

    /** Whether the deletions of the reader are the beginning of the order; takes note of new ones. */
    synchronized boolean has(LeafReader reader) {
        int deletions = reader.numDeletedDocs();
        if (deletions > size) {
            return append(reader, deletions);
        }
        // One that is older than the newest seen may never have been seen itself.
        return Arrays.binarySearch(readers, 0, seen, deletions) >= 0;
    }

    private boolean append(LeafReader reader, int deletions) {
        FixedBitSet fresh = deleted(reader);
        fresh.andNot(known);
        int count = fresh.cardinality();
        if (size + count != deletions) {
            return false;
        }
        order = ArrayUtil.grow(order, deletions);
        System.arraycopy(ascending(fresh, count), 0, order, size, count);
        size = deletions;
        known.or(fresh);
        readers = ArrayUtil.grow(readers, seen + 1);
        readers[seen++] = deletions;
        return true;
    }

    /** The documents at these places of the order, ascending; not to be changed. */
    synchronized int[] between(int from, int to) {
        if (from == 0 && to == size) {
            ascending = ascending.length == size ? ascending : ascending(known, size);
            return ascending;
        }
        int[] documents = Arrays.copyOfRange(order, from, to);
        Arrays.sort(documents);
        return documents;
    }

    private static FixedBitSet deleted(LeafReader reader) {
        int maxDoc = reader.maxDoc();
        FixedBitSet deleted = new FixedBitSet(maxDoc);
        Bits live = reader.getLiveDocs();
        if (live != null) {
            deleted.set(0, maxDoc);
            live.applyMask(deleted, 0);
            deleted.flip(0, maxDoc);
        }
        return deleted;
    }

    private static int[] ascending(FixedBitSet documents, int count) {
        int[] ascending = new int[count];
        int next = 0;
        int end = documents.length();
        for (int document = end == 0 ? DocIdSetIterator.NO_MORE_DOCS : documents.nextSetBit(0);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = document + 1 < end ? documents.nextSetBit(document + 1) : DocIdSetIterator.NO_MORE_DOCS) {
            ascending[next++] = document;
        }
        return ascending;
    }
}
