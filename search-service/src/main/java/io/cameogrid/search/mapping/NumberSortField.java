package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.comparators.DoubleComparator;
import org.apache.lucene.search.comparators.LongComparator;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by a column of numbers, documents without one first or last, whose value in hits is null.
 *
 * <p>Lucene gives such documents a number to be sorted by. No double is beyond all others but infinity, which no document
 * has; but every long may be a document's, and 0 is the lowest u64. So where longs are equal to that number, whether
 * they are there decides.
 */
final class NumberSortField extends SortedNumericSortField implements SlowOrder {
    private final boolean absentFirst;
    private final Optional<AggregatedColumn.Rule> aggregated;

    private NumberSortField(
            String name,
            Type type,
            Place place,
            SortedNumericSelector.Type selector,
            Object missing,
            Optional<AggregatedColumn.Rule> aggregated) {
        super(name, type, place.descending(), selector, missing);
        this.absentFirst = place.absentFirst();
        this.aggregated = aggregated;
    }

    /** Where documents stand, those without a value included. */
    record Place(boolean descending, boolean absentFirst) {
        /** Whether, before the order is reversed if it descends, absence is behind all values. */
        boolean absentBeyond() {
            return descending == absentFirst;
        }
    }

    static NumberSortField longs(String name, Place place, SortedNumericSelector.Type selector) {
        long missing = place.absentBeyond() ? Long.MAX_VALUE : Long.MIN_VALUE;
        return new NumberSortField(name, Type.LONG, place, selector, missing, Optional.empty());
    }

    static NumberSortField doubles(String name, Place place, SortedNumericSelector.Type selector) {
        return new NumberSortField(name, Type.DOUBLE, place, selector, infinity(place), Optional.empty());
    }

    /** Sorts by a number that is made of all values of a document. */
    static NumberSortField aggregated(String name, Place place, AggregatedColumn.Rule rule) {
        return aggregated(name, place, rule, infinity(place));
    }

    /** The same, with a number for documents without a value. */
    static NumberSortField aggregated(String name, Place place, AggregatedColumn.Rule rule, double missing) {
        return new NumberSortField(
                name, Type.DOUBLE, place, SortedNumericSelector.Type.MIN, missing, Optional.of(rule));
    }

    private static double infinity(Place place) {
        return place.absentBeyond() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    @Override
    public boolean slow() {
        return aggregated.isPresent();
    }

    @Override
    public FieldComparator<?> getComparator(int hits, Pruning pruning) {
        if (getNumericType() == Type.LONG) {
            return new Longs(hits, pruning);
        }
        // What is computed is in no index that could tell which documents to skip.
        return new Doubles(hits, aggregated.isPresent() ? Pruning.NONE : pruning);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof NumberSortField that
                && absentFirst == that.absentFirst
                && aggregated.equals(that.aggregated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), absentFirst, aggregated);
    }

    private NumericDocValues column(LeafReaderContext segment) throws IOException {
        SortedNumericDocValues values = DocValues.getSortedNumeric(segment.reader(), getField());
        return aggregated.isPresent()
                ? aggregated.get().column(values)
                : SortedNumericSelector.wrap(values, getSelector(), getNumericType());
    }

    /** Null before or behind all numbers, once the order has been reversed if it descends. */
    private <N extends Comparable<N>> int compare(@Nullable N left, @Nullable N right) {
        if (left == null || right == null) {
            return compareAbsence(left == null, right == null);
        }
        return left.compareTo(right);
    }

    private int compareAbsence(boolean left, boolean right) {
        return getReverse() == absentFirst ? Boolean.compare(left, right) : Boolean.compare(right, left);
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
