package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;

/** Searches decimal numbers; a query's number is the double nearest to it, like a document's. */
final class DoubleQueries implements FieldQueries {
    private final FieldDefinition field;
    private final String name;

    DoubleQueries(FieldDefinition field) {
        this.field = field;
        this.name = IndexFields.f64(field);
    }

    @Override
    public String label() {
        return "field '" + field.path() + "' (f64)";
    }

    @Override
    public Answer term(String text) {
        OptionalDouble value = finite(text);
        return value.isEmpty() ? misfit(text) : Answer.found(range(value.getAsDouble(), value.getAsDouble()));
    }

    @Override
    public Answer in(List<Literal> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble value = finite(values.get(i).text());
            if (value.isEmpty()) {
                return misfit(values.get(i).text());
            }
            numbers[i] = value.getAsDouble();
        }
        return Answer.found(
                field.fast() ? DoubleField.newSetQuery(name, numbers) : DoublePoint.newSetQuery(name, numbers));
    }

    @Override
    public Answer range(Bound low, Bound high) {
        OptionalDouble first = bound(low, Double.NEGATIVE_INFINITY, true);
        OptionalDouble last = bound(high, Double.POSITIVE_INFINITY, false);
        if (first.isEmpty() || last.isEmpty()) {
            return misfit(FieldQueries.text(first.isEmpty() ? low : high));
        }
        return Answer.found(range(first.getAsDouble(), last.getAsDouble()));
    }

    @Override
    public Query exists() {
        return field.fast()
                ? new ConstantScoreQuery(new FieldExistsQuery(name))
                : range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private Query range(double first, double last) {
        Query points = DoublePoint.newRangeQuery(name, first, last);
        return field.fast()
                ? new IndexOrDocValuesQuery(
                        points,
                        SortedNumericDocValuesField.newSlowRangeQuery(
                                name,
                                NumericUtils.doubleToSortableLong(first),
                                NumericUtils.doubleToSortableLong(last)))
                : points;
    }

    private static OptionalDouble bound(Bound bound, double none, boolean low) {
        return switch (bound) {
            case Bound.Unbounded unbounded -> OptionalDouble.of(none);
            case Bound.Inclusive at -> parse(at.value().text());
            case Bound.Exclusive beside -> {
                OptionalDouble value = parse(beside.value().text());
                yield value.isEmpty()
                        ? value
                        : OptionalDouble.of(
                                low ? Math.nextUp(value.getAsDouble()) : Math.nextDown(value.getAsDouble()));
            }
        };
    }

    /** The double that a document may have. */
    static OptionalDouble finite(String text) {
        OptionalDouble value = parse(text);
        return value.isPresent() && Double.isInfinite(value.getAsDouble()) ? OptionalDouble.empty() : value;
    }

    /** The double, which is infinite for what lies beyond all doubles; never -0.0, which is not indexed either. */
    private static OptionalDouble parse(String text) {
        return Decimals.parse(text)
                .map(number -> OptionalDouble.of(number.doubleValue() + 0.0))
                .orElseGet(OptionalDouble::empty);
    }

    private Answer misfit(String text) {
        return unfit("takes a number, not '" + FieldQueries.abbreviated(text) + "'");
    }
}
