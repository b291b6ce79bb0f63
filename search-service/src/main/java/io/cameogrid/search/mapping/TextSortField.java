package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by whole texts: by their beginnings, which a column of terms has, and where these are the same, by what stands behind
 * them. If no text of the index is longer than a beginning, it is an order by beginnings and nothing else.
 *
 * <p>Beginnings are cut at a number of bytes, not of characters: so two texts whose beginnings differ are in the order of
 * these. What the column of rests has of a document belongs to its least or greatest text only if that text's beginning is a
 * full one.
 */
final class TextSortField extends SortedSetSortField implements SlowOrder {
    /** The bytes of a beginning. */
    static final int BEGINNING = 1_024;

    private static final BytesRef NOTHING = new BytesRef();

    private final SortedSetSortField beginnings;
    private final String restName;
    private final BytesRef otherwise;

    /**
     * @param beginnings sorts by the beginnings
     * @param restName the column of what stands behind them
     * @param otherwise what stands behind the beginning of the text that documents have which have none
     */
    TextSortField(SortedSetSortField beginnings, String restName, BytesRef otherwise) {
        super(beginnings.getField(), beginnings.getReverse(), beginnings.getSelector());
        this.beginnings = beginnings;
        this.restName = restName;
        this.otherwise = otherwise;
    }

    static BytesRef beginning(BytesRef text) {
        return text.length <= BEGINNING ? text : new BytesRef(text.bytes, text.offset, BEGINNING);
    }

    /** What stands behind the beginning. */
    static BytesRef rest(BytesRef text) {
        return text.length <= BEGINNING
                ? NOTHING
                : new BytesRef(text.bytes, text.offset + BEGINNING, text.length - BEGINNING);
    }

    @Override
    public SortField rewrite(IndexSearcher searcher) {
        return otherwise.length > 0 || LongValuesField.present(searcher, restName) ? this : beginnings;
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        // Equal beginnings must not be skipped: what stands behind may tell them apart.
        return new Texts((FieldComparator<BytesRef>) beginnings.getComparator(hits, Pruning.NONE), hits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof TextSortField that
                && beginnings.equals(that.beginnings)
                && otherwise.equals(that.otherwise);
    }

    @Override
    public int hashCode() {
        return 31 * beginnings.hashCode() + otherwise.hashCode();
    }

    private static boolean full(@Nullable BytesRef beginning) {
        return beginning != null && beginning.length == BEGINNING;
    }

    private final class Texts extends FieldComparator<BytesRef> {
        private final FieldComparator<BytesRef> comparator;
        private final HeldValues held = new HeldValues(getField());
        /** What stands behind the beginning of each hit. */
        private final BytesRef[] rests;

        private BytesRef bottom = NOTHING;
        private boolean bottomFull;
        private BytesRef top = NOTHING;
        private boolean topFull;

        Texts(FieldComparator<BytesRef> comparator, int hits) {
            this.comparator = comparator;
            this.rests = new BytesRef[hits];
            Arrays.fill(rests, NOTHING);
        }

        @Override
        public int compare(int left, int right) {
            int order = comparator.compare(left, right);
            return order != 0 ? order : rests[left].compareTo(rests[right]);
        }

        @Override
        public int compareValues(@Nullable BytesRef left, @Nullable BytesRef right) {
            return comparator.compareValues(left, right);
        }

        @Override
        @SuppressWarnings("NullAway") // Lucene has null for a hit without a value.
        public void setTopValue(@Nullable BytesRef text) {
            comparator.setTopValue(text == null ? null : beginning(text));
            top = text == null ? NOTHING : rest(text);
            topFull = text != null && text.length >= BEGINNING;
        }

        @Override
        public @Nullable BytesRef value(int slot) {
            BytesRef beginning = comparator.value(slot);
            BytesRef rest = rests[slot];
            if (beginning == null || rest.length == 0) {
                return beginning;
            }
            byte[] text = new byte[beginning.length + rest.length];
            System.arraycopy(beginning.bytes, beginning.offset, text, 0, beginning.length);
            System.arraycopy(rest.bytes, rest.offset, text, beginning.length, rest.length);
            return new BytesRef(text);
        }

        @Override
        public void disableSkipping() {
            comparator.disableSkipping();
        }

        @Override
        public LeafFieldComparator getLeafComparator(LeafReaderContext segment) throws IOException {
            return new Segment(comparator.getLeafComparator(segment), segment);
        }

        private final class Segment implements LeafFieldComparator {
            private final LeafFieldComparator inner;
            private final LeafReaderContext segment;
            /** Opened when the first full beginning is met: that takes memory for the longest text of the segment. */
            private @Nullable BinaryDocValues restColumn;

            Segment(LeafFieldComparator inner, LeafReaderContext segment) {
                this.inner = inner;
                this.segment = segment;
            }

            @Override
            public void setBottom(int slot) throws IOException {
                inner.setBottom(slot);
                bottom = rests[slot];
                bottomFull = full(comparator.value(slot));
            }

            @Override
            public int compareBottom(int document) throws IOException {
                int order = inner.compareBottom(document);
                return order != 0 || !bottomFull ? order : bottom.compareTo(rest(document));
            }

            @Override
            public int compareTop(int document) throws IOException {
                int order = inner.compareTop(document);
                return order != 0 || !topFull ? order : top.compareTo(rest(document));
            }

            @Override
            public void copy(int slot, int document) throws IOException {
                inner.copy(slot, document);
                BytesRef rest = full(comparator.value(slot)) ? BytesRef.deepCopyOf(rest(document)) : NOTHING;
                held.replace(rests[slot].length, rest.length);
                rests[slot] = rest;
            }

            /** Of a document whose deciding text has a full beginning. */
            private BytesRef rest(int document) throws IOException {
                if (restColumn == null) {
                    restColumn = DocValues.getBinary(segment.reader(), restName);
                }
                if (restColumn.advanceExact(document)) {
                    return LongValuesField.read(restColumn.binaryValue(), getSelector() == SortedSetSelector.Type.MAX);
                }
                // A text with a full beginning is in that column, so this is what stands for a missing one.
                return otherwise;
            }

            @Override
            public void setScorer(Scorable scorer) throws IOException {
                inner.setScorer(scorer);
            }

            @Override
            public @Nullable DocIdSetIterator competitiveIterator() throws IOException {
                return inner.competitiveIterator();
            }

            @Override
            public void setHitsThresholdReached() throws IOException {
                inner.setHitsThresholdReached();
            }
        }
    }
}
