package io.cameogrid.search.mapping;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.comparators.DoubleComparator;
import org.apache.lucene.search.comparators.LongComparator;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by a column of numbers, documents without one last, whose value in hits is null.
 *
 * <p>Lucene gives such documents a number to be sorted by. No double is beyond all others but infinity, which no document
 * has; but every long may be a document's, and 0 is the lowest u64. So where longs are equal to that number, whether
 * they are there decides.
 */
final class NumberSortField extends SortedNumericSortField {
    private NumberSortField(String name, Type type, boolean descending, Object missing) {
        super(
                name,
                type,
                descending,
                descending ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN,
                missing);
    }

    static NumberSortField longs(String name, boolean descending) {
        return new NumberSortField(name, Type.LONG, descending, descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    static NumberSortField doubles(String name, boolean descending) {
        return new NumberSortField(
                name, Type.DOUBLE, descending, descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    @Override
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        return getNumericType() == Type.LONG ? new Longs(hits, pruning) : new Doubles(hits, pruning);
    }

    private NumericDocValues column(LeafReaderContext segment) throws IOException {
        return SortedNumericSelector.wrap(
                DocValues.getSortedNumeric(segment.reader(), getField()), getSelector(), getNumericType());
    }

    /** Null behind all numbers, once the order has been reversed if it descends. */
    private <N extends Comparable<N>> int compare(@Nullable N left, @Nullable N right) {
        if (left == null || right == null) {
            return compareAbsence(left == null, right == null);
        }
        return left.compareTo(right);
    }

    private int compareAbsence(boolean left, boolean right) {
        return getReverse() ? Boolean.compare(right, left) : Boolean.compare(left, right);
    }

    private final class Longs extends LongComparator {
        private final boolean[] absent;
        private boolean bottomAbsent;
        private boolean topAbsent;

        Longs(int hits, Pruning pruning) {
            // Equal numbers must not be skipped: one of them may be that of absence.
            super(
                    hits,
                    NumberSortField.this.getField(),
                    (Long) getMissingValue(),
                    getReverse(),
                    pruning == Pruning.NONE ? Pruning.NONE : Pruning.GREATER_THAN);
            this.absent = new boolean[hits];
        }

        @Override
        public int compare(int left, int right) {
            int order = super.compare(left, right);
            return order != 0 ? order : compareAbsence(absent[left], absent[right]);
        }

        @Override
        public int compareValues(@Nullable Long left, @Nullable Long right) {
            return NumberSortField.this.compare(left, right);
        }

        @Override
        public void setSingleSort() {
            // Would allow to skip equal numbers.
        }

        @Override
        public void setTopValue(@Nullable Long value) {
            topAbsent = value == null;
            super.setTopValue(value == null ? missingValue : value);
        }

        @Override
        public @Nullable Long value(int slot) {
            return absent[slot] ? null : super.value(slot);
        }

        @Override
        public LeafFieldComparator getLeafComparator(LeafReaderContext segment) throws IOException {
            return new LongLeafComparator(segment) {
                @Override
                protected NumericDocValues getNumericDocValues(LeafReaderContext same, String name) throws IOException {
                    return column(same);
                }

                @Override
                public void setBottom(int slot) throws IOException {
                    bottomAbsent = absent[slot];
                    super.setBottom(slot);
                }

                @Override
                public int compareBottom(int document) throws IOException {
                    int order = super.compareBottom(document);
                    return order != 0 ? order : compareAbsence(bottomAbsent, isAbsent(document));
                }

                @Override
                public int compareTop(int document) throws IOException {
                    int order = super.compareTop(document);
                    return order != 0 ? order : compareAbsence(topAbsent, isAbsent(document));
                }

                @Override
                public void copy(int slot, int document) throws IOException {
                    absent[slot] = isAbsent(document);
                    super.copy(slot, document);
                }

                private boolean isAbsent(int document) throws IOException {
                    return !docValues.advanceExact(document);
                }
            };
        }
    }

    private final class Doubles extends DoubleComparator {
        Doubles(int hits, Pruning pruning) {
            super(hits, NumberSortField.this.getField(), (Double) getMissingValue(), getReverse(), pruning);
        }

        @Override
        public int compareValues(@Nullable Double left, @Nullable Double right) {
            return NumberSortField.this.compare(left, right);
        }

        @Override
        public void setTopValue(@Nullable Double value) {
            super.setTopValue(value == null ? missingValue : value);
        }

        @Override
        public @Nullable Double value(int slot) {
            Double value = super.value(slot);
            return value.isInfinite() ? null : value;
        }

        @Override
        public LeafFieldComparator getLeafComparator(LeafReaderContext segment) throws IOException {
            return new DoubleLeafComparator(segment) {
                @Override
                protected NumericDocValues getNumericDocValues(LeafReaderContext same, String name) throws IOException {
                    return column(same);
                }
            };
        }
    }
}
