package io.cameogrid.search.mapping;

import io.cameogrid.api.search.SortKey.Mode;
import java.io.IOException;
import java.util.function.LongToDoubleFunction;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.NumericUtils;

/** One number for each document, made of all values of its column: the longs are the bits of doubles. */
final class AggregatedColumn extends NumericDocValues {
    private final SortedNumericDocValues values;
    private final Rule rule;
    private double number;

    private AggregatedColumn(SortedNumericDocValues values, Rule rule) {
        this.values = values;
        this.rule = rule;
    }

    /**
     * How it is made.
     *
     * @param type says which number a long of the column is
     */
    record Rule(Mode mode, Type type) {
        AggregatedColumn column(SortedNumericDocValues values) {
            return new AggregatedColumn(values, this);
        }
    }

    /** What the longs of a column are. */
    enum Type {
        I64(value -> value),
        U64(value -> unsigned(FieldWriters.flipped(value))),
        F64(NumericUtils::sortableLongToDouble);

        private final LongToDoubleFunction number;

        Type(LongToDoubleFunction number) {
            this.number = number;
        }

        private static double unsigned(long bits) {
            return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
        }
    }

    @Override
    public boolean advanceExact(int document) throws IOException {
        if (!values.advanceExact(document)) {
            return false;
        }
        number = Math.clamp(aggregate(values.docValueCount()), -Double.MAX_VALUE, Double.MAX_VALUE);
        return true;
    }

    private double aggregate(int count) throws IOException {
        return switch (rule.mode()) {
            case MEDIAN -> median(count);
            case AVG -> sum(count) / count;
            default -> sum(count);
        };
    }

    private double sum(int count) throws IOException {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += next();
        }
        return sum;
    }

    private double median(int count) throws IOException {
        for (int i = 0; i < (count - 1) / 2; i++) {
            next();
        }
        double middle = next();
        return count % 2 == 1 ? middle : middle / 2 + next() / 2;
    }

    private double next() throws IOException {
        return rule.type().number.applyAsDouble(values.nextValue());
    }

    @Override
    public long longValue() {
        return Double.doubleToLongBits(number);
    }

    @Override
    public int docID() {
        return values.docID();
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
        return values.cost();
    }
}
