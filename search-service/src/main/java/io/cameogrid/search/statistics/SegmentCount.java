package io.cameogrid.search.statistics;

import io.cameogrid.search.mapping.IndexFields;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SmallFloat;

/** Counts in one segment what some of its documents add to the frequencies that Lucene knows of all of them. */
final class SegmentCount {
    private static final int WINDOW = 1 << 12;

    /** So many documents are worth looking at block by block. */
    private static final int MANY = 512;

    /** Where neither list is so many times longer than the other, reading both costs less than skipping in one. */
    private static final int DENSE = 8;

    private SegmentCount() {}

    /** @param documents ascending */
    static Count ofWord(LeafReader segment, Term word, int[] documents) throws IOException {
        Terms terms = segment.terms(word.field());
        if (terms == null) {
            return Count.NONE;
        }
        TermsEnum cursor = terms.iterator();
        if (!cursor.seekExact(word.bytes())) {
            return Count.NONE;
        }
        int having = cursor.docFreq();
        PostingsEnum postings = cursor.postings(null, PostingsEnum.NONE);
        return new Count(common(postings, having, documents), 0);
    }

    private static long common(PostingsEnum postings, int having, int[] documents) throws IOException {
        if (having / DENSE > documents.length || documents.length < MANY) {
            return amongPostings(postings, documents);
        }
        return documents.length / DENSE > having ? amongDocuments(postings, documents) : byBlocks(postings, documents);
    }

    /** Few documents, many that have the word. */
    private static long amongPostings(PostingsEnum postings, int[] documents) throws IOException {
        long count = 0;
        for (int document : documents) {
            if (postings.docID() < document && postings.advance(document) == DocIdSetIterator.NO_MORE_DOCS) {
                break;
            }
            count += postings.docID() == document ? 1 : 0;
        }
        return count;
    }

    /** Many documents, few that have the word. */
    private static long amongDocuments(PostingsEnum postings, int[] documents) throws IOException {
        long count = 0;
        int at = 0;
        for (int having = postings.nextDoc();
                having != DocIdSetIterator.NO_MORE_DOCS && at < documents.length;
                having = postings.nextDoc()) {
            at = place(documents, at, having);
            count += at < documents.length && documents[at] == having ? 1 : 0;
        }
        return count;
    }

    /** The first place from there on with this document or a later one, which is not far away. */
    private static int place(int[] documents, int from, int document) {
        int low = from;
        int step = 1;
        while (low + step < documents.length && documents[low + step] < document) {
            low += step;
            step *= 2;
        }
        int found = Arrays.binarySearch(documents, low, Math.min(documents.length, low + step + 1), document);
        return found < 0 ? -found - 1 : found;
    }

    private static long byBlocks(PostingsEnum postings, int[] documents) throws IOException {
        FixedBitSet having = new FixedBitSet(WINDOW);
        FixedBitSet wanted = new FixedBitSet(WINDOW);
        long count = 0;
        int at = 0;
        int base = postings.nextDoc();
        while (at < documents.length && base != DocIdSetIterator.NO_MORE_DOCS) {
            int end = base + Math.min(WINDOW, DocIdSetIterator.NO_MORE_DOCS - base);
            having.clear();
            wanted.clear();
            postings.intoBitSet(end, having, base);
            for (; at < documents.length && documents[at] < end; at++) {
                if (documents[at] >= base) {
                    wanted.set(documents[at] - base);
                }
            }
            count += FixedBitSet.intersectionCount(having, wanted);
            base = postings.docID();
        }
        return count;
    }

    /** @param documents ascending */
    static Count ofField(LeafReader segment, String name, int[] documents) throws IOException {
        FieldInfo field = segment.getFieldInfos().fieldInfo(name);
        Terms terms = segment.terms(name);
        if (field == null || terms == null) {
            return Count.NONE;
        }
        NumericDocValues lengths = segment.getNumericDocValues(IndexFields.length(name));
        if (field.hasNorms()) {
            return ofText(segment.getNormValues(name), lengths, documents);
        }
        if (lengths != null && lengths.cost() == terms.getDocCount()) {
            return ofColumn(lengths, documents);
        }
        if (field.getDocValuesType() == DocValuesType.SORTED_SET) {
            SortedSetDocValues values = segment.getSortedSetDocValues(name);
            if (values.getValueCount() == terms.size()) {
                return ofValues(values, documents);
            }
        }
        return share(terms, documents.length, segment.maxDoc());
    }

    /** A norm tells the length of a short text exactly; that of a longer one is in a column, unless it is an old one. */
    private static Count ofText(NumericDocValues norms, NumericDocValues lengths, int[] documents) throws IOException {
        long having = 0;
        long words = 0;
        for (int document : documents) {
            if (norms.advanceExact(document) && norms.longValue() != 0) {
                having++;
                words += lengths != null && lengths.advanceExact(document)
                        ? lengths.longValue()
                        : SmallFloat.byte4ToInt((byte) norms.longValue());
            }
        }
        return new Count(having, words);
    }

    private static Count ofColumn(NumericDocValues lengths, int[] documents) throws IOException {
        long having = 0;
        long words = 0;
        for (int document : documents) {
            if (lengths.advanceExact(document)) {
                having++;
                words += lengths.longValue();
            }
        }
        return new Count(having, words);
    }

    private static Count ofValues(SortedSetDocValues values, int[] documents) throws IOException {
        long having = 0;
        long words = 0;
        for (int document : documents) {
            if (values.advanceExact(document)) {
                having++;
                words += values.docValueCount();
            }
        }
        return new Count(having, words);
    }

    /** Of values that an earlier version indexed without saying how many: as many as of the others. */
    private static Count share(Terms terms, int documents, int maxDoc) throws IOException {
        double share = (double) documents / maxDoc;
        return new Count(Math.round(terms.getDocCount() * share), Math.round(terms.getSumTotalTermFreq() * share));
    }
}
