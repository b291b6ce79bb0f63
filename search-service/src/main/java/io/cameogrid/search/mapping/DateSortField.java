package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by the keys of dates, see {@link DateValue}, and by all digits where a key is shared. The value in hits is an Instant.
 *
 * <p>If the least key of a document is shared, the least of its dates with all digits has that key: all others that have a
 * second entry have greater keys. The same goes for the greatest.
 */
public final class DateSortField extends SortedNumericSortField {
    private final SortedNumericSortField keys;
    private final String fineName;
    private final int otherwise;

    private DateSortField(SortedNumericSortField keys, String fineName, int otherwise) {
        super(keys.getField(), Type.LONG, keys.getReverse(), keys.getSelector(), keys.getMissingValue());
        this.keys = keys;
        this.fineName = fineName;
        this.otherwise = otherwise;
    }

    /**
     * @param keys sorts by the keys
     * @param otherwise the date that documents have which have none
     */
    static DateSortField of(FieldDefinition field, SortedNumericSortField keys, Optional<Instant> otherwise) {
        return new DateSortField(
                keys,
                IndexFields.fineDate(field),
                otherwise.map(DateValue::remainder).orElse(0));
    }

    @Override
    @SuppressWarnings("unchecked")
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        // Equal keys must not be skipped: the digits may tell them apart.
        Pruning atMost = pruning == Pruning.NONE ? Pruning.NONE : Pruning.GREATER_THAN;
        return new Dates((FieldComparator<Long>) keys.getComparator(hits, atMost), hits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof DateSortField that
                && keys.equals(that.keys)
                && otherwise == that.otherwise;
    }

    @Override
    public int hashCode() {
        return 31 * keys.hashCode() + otherwise;
    }

    private final class Dates extends FieldComparator<Instant> {
        private final FieldComparator<Long> comparator;
        /** The nanoseconds behind the microsecond of each hit. */
        private final int[] remainders;

        private int bottom;
        private int top;

        Dates(FieldComparator<Long> comparator, int hits) {
            this.comparator = comparator;
            this.remainders = new int[hits];
        }

        @Override
        public int compare(int left, int right) {
            int order = comparator.compare(left, right);
            return order != 0 ? order : Integer.compare(remainders[left], remainders[right]);
        }

        @Override
        public int compareValues(@Nullable Instant left, @Nullable Instant right) {
            int order = comparator.compareValues(key(left), key(right));
            return order != 0 ? order : Integer.compare(remainder(left), remainder(right));
        }

        private static @Nullable Long key(@Nullable Instant date) {
            return date == null ? null : DateValue.key(date);
        }

        private static int remainder(@Nullable Instant date) {
            return date == null ? 0 : DateValue.remainder(date);
        }

        @Override
        @SuppressWarnings("NullAway") // Lucene has null for a hit without a value.
        public void setTopValue(@Nullable Instant value) {
            comparator.setTopValue(key(value));
            top = remainder(value);
        }

        @Override
        public @Nullable Instant value(int slot) {
            Long key = comparator.value(slot);
            return key == null ? null : DateValue.of(key, remainders[slot]);
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
            private final SortedSetDocValues digits;

            Segment(LeafFieldComparator inner, LeafReaderContext segment) throws IOException {
                this.inner = inner;
                this.digits = DocValues.getSortedSet(segment.reader(), fineName);
            }

            @Override
            public void setBottom(int slot) throws IOException {
                inner.setBottom(slot);
                bottom = remainders[slot];
            }

            @Override
            public int compareBottom(int document) throws IOException {
                int order = inner.compareBottom(document);
                return order != 0 || bottom == 0 ? order : Integer.compare(bottom, remainder(document));
            }

            @Override
            public int compareTop(int document) throws IOException {
                int order = inner.compareTop(document);
                return order != 0 || top == 0 ? order : Integer.compare(top, remainder(document));
            }

            @Override
            public void copy(int slot, int document) throws IOException {
                inner.copy(slot, document);
                Long key = comparator.value(slot);
                remainders[slot] = key != null && DateValue.shared(key) ? remainder(document) : 0;
            }

            /** Of a document whose deciding key is shared. */
            private int remainder(int document) throws IOException {
                if (!digits.advanceExact(document)) {
                    return otherwise;
                }
                long place = digits.nextOrd();
                if (getSelector() == SortedNumericSelector.Type.MAX) {
                    for (int left = digits.docValueCount() - 1; left > 0; left--) {
                        place = digits.nextOrd();
                    }
                }
                BytesRef bytes = digits.lookupOrd(place);
                return DateValue.remainder(DateValue.of(ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length)));
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
