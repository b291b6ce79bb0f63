package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by whole strings. Nearly always all are short enough to be terms, and this is an order by terms and nothing else;
 * otherwise the values themselves are compared.
 */
final class StringSortField extends SortedSetSortField implements SlowOrder {
    private final SortedSetSortField terms;
    private final String longName;
    private final Optional<BytesRef> otherwise;

    /**
     * @param terms sorts by the terms
     * @param longName the column of what is too long for a term
     * @param otherwise the value that documents have which have none
     */
    StringSortField(SortedSetSortField terms, String longName, Optional<BytesRef> otherwise) {
        super(terms.getField(), terms.getReverse(), terms.getSelector());
        this.terms = terms;
        this.longName = longName;
        this.otherwise = otherwise;
    }

    @Override
    public SortField rewrite(IndexSearcher searcher) {
        return LongValuesField.present(searcher, longName) ? this : terms;
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        HeldValues held = new HeldValues(getField());
        boolean absentLast = STRING_LAST.equals(terms.getMissingValue());
        return new FieldComparator.TermValComparator(hits, getField(), absentLast) {
            private final int[] lengths = new int[hits];

            @Override
            protected BinaryDocValues getBinaryDocValues(LeafReaderContext segment, String field) throws IOException {
                return new Strings(segment.reader());
            }

            @Override
            public void copy(int slot, int document) throws IOException {
                super.copy(slot, document);
                BytesRef value = value(slot);
                int length = value == null ? 0 : value.length;
                held.replace(lengths[slot], length);
                lengths[slot] = length;
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof StringSortField that
                && terms.equals(that.terms)
                && otherwise.equals(that.otherwise);
    }

    @Override
    public int hashCode() {
        return 31 * terms.hashCode() + otherwise.hashCode();
    }

    /** The string of each document that decides. */
    private final class Strings extends BinaryDocValues {
        private final boolean highest = getSelector() == SortedSetSelector.Type.MAX;
        private final SortedDocValues shortOnes;
        private final BinaryDocValues longOnes;
        private BytesRef value = new BytesRef();

        Strings(LeafReader segment) throws IOException {
            this.shortOnes = SortedSetSelector.wrap(DocValues.getSortedSet(segment, getField()), getSelector());
            this.longOnes = DocValues.getBinary(segment, longName);
        }

        @Override
        public boolean advanceExact(int document) throws IOException {
            Optional<BytesRef> term = shortOnes.advanceExact(document)
                    ? Optional.of(shortOnes.lookupOrd(shortOnes.ordValue()))
                    : Optional.empty();
            Optional<BytesRef> longer = longOnes.advanceExact(document)
                    ? Optional.of(LongValuesField.read(longOnes.binaryValue(), highest))
                    : Optional.empty();
            Optional<BytesRef> found = term.isPresent() && longer.isPresent()
                    ? Optional.of(deciding(term.get(), longer.get()))
                    : term.or(() -> longer).or(() -> otherwise);
            value = found.orElse(value);
            return found.isPresent();
        }

        private BytesRef deciding(BytesRef one, BytesRef other) {
            return one.compareTo(other) < 0 == highest ? other : one;
        }

        @Override
        public BytesRef binaryValue() {
            return value;
        }

        @Override
        public int docID() {
            return shortOnes.docID();
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
            return shortOnes.cost();
        }
    }
}
