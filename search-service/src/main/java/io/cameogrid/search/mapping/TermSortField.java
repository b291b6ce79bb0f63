package io.cameogrid.search.mapping;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.comparators.TermOrdValComparator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Sorts by a column of terms, documents without one as if they had a given one. */
final class TermSortField extends SortedSetSortField {
    private final BytesRef otherwise;

    TermSortField(String name, boolean descending, SortedSetSelector.Type selector, BytesRef otherwise) {
        super(name, descending, selector);
        this.otherwise = otherwise;
    }

    @Override
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        return new TermOrdValComparator(hits, getField(), false, getReverse(), Pruning.NONE) {
            @Override
            protected SortedDocValues getSortedDocValues(LeafReaderContext segment, String field) throws IOException {
                SortedDocValues terms =
                        SortedSetSelector.wrap(DocValues.getSortedSet(segment.reader(), field), getSelector());
                return new Filled(terms, otherwise);
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof TermSortField that && otherwise.equals(that.otherwise);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + otherwise.hashCode();
    }

    /** The terms with the given one among them, be it one of the segment's or not. */
    private static final class Filled extends SortedDocValues {
        private final SortedDocValues terms;
        private final BytesRef otherwise;
        private final int place;
        private final boolean known;
        private boolean present;

        Filled(SortedDocValues terms, BytesRef otherwise) throws IOException {
            this.terms = terms;
            this.otherwise = otherwise;
            int found = terms.getValueCount() == 0 ? -1 : terms.lookupTerm(otherwise);
            this.known = found >= 0;
            this.place = known ? found : -1 - found;
        }

        @Override
        public boolean advanceExact(int document) throws IOException {
            present = terms.advanceExact(document);
            return true;
        }

        @Override
        public int ordValue() throws IOException {
            if (!present) {
                return place;
            }
            int ord = terms.ordValue();
            return known || ord < place ? ord : ord + 1;
        }

        @Override
        public BytesRef lookupOrd(int ord) throws IOException {
            if (known || ord < place) {
                return terms.lookupOrd(ord);
            }
            return ord == place ? otherwise : terms.lookupOrd(ord - 1);
        }

        @Override
        public int getValueCount() {
            return terms.getValueCount() + (known ? 0 : 1);
        }

        @Override
        public int docID() {
            return terms.docID();
        }

        @Override
        public int nextDoc() {
            throw new UnsupportedOperationException("a column to sort by is read document by document");
        }

        @Override
        public int advance(int target) {
            throw new UnsupportedOperationException("a column to sort by is read document by document");
        }

        @Override
        public long cost() {
            return terms.cost();
        }
    }
}
