package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Searches whole numbers. */
final class LongQueries implements FieldQueries {
    private final FieldDefinition field;
    private final WholeNumbers type;
    private final String name;

    LongQueries(FieldDefinition field) {
        this.field = field;
        this.type = WholeNumbers.of(field.type());
        this.name = type.name(field);
    }

    @Override
    public String label() {
        return "field '" + field.path() + "' (" + field.type().wireName() + ")";
    }

    @Override
    public Answer term(String text) {
        OptionalLong value = exact(text);
        return value.isEmpty() ? misfit(text) : Answer.found(range(value.getAsLong(), value.getAsLong()));
    }

    @Override
    public Answer in(List<Literal> values) {
        long[] numbers = new long[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            OptionalLong value = exact(values.get(i).text());
            if (value.isEmpty()) {
                return misfit(values.get(i).text());
            }
            numbers[i] = value.getAsLong();
        }
        return Answer.found(field.fast() ? LongField.newSetQuery(name, numbers) : LongPoint.newSetQuery(name, numbers));
    }

    @Override
    public Answer range(Bound low, Bound high) {
        Optional<BigInteger> from = lowest(low);
        Optional<BigInteger> to = highest(high);
        if (from.isEmpty() || to.isEmpty()) {
            return misfit(FieldQueries.text(from.isEmpty() ? low : high));
        }
        BigInteger first = from.get().max(type.lowest());
        BigInteger last = to.get().min(type.highest());
        return Answer.found(
                first.compareTo(last) > 0
                        ? new MatchNoDocsQuery("no value lies in the range")
                        : range(type.indexed(first), type.indexed(last)));
    }

    @Override
    public Query exists() {
        return field.fast()
                ? new ConstantScoreQuery(new FieldExistsQuery(name))
                : range(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private Query range(long first, long last) {
        Query points = LongPoint.newRangeQuery(name, first, last);
        return field.fast()
                ? new IndexOrDocValuesQuery(points, SortedNumericDocValuesField.newSlowRangeQuery(name, first, last))
                : points;
    }

    /** The number as the index has it, or empty if the type has no such value. */
    OptionalLong exact(String text) {
        Optional<BigInteger> value = type.parse(text).flatMap(LongQueries::whole);
        boolean possible = value.isPresent()
                && value.get().compareTo(type.lowest()) >= 0
                && value.get().compareTo(type.highest()) <= 0;
        return possible ? OptionalLong.of(type.indexed(value.get())) : OptionalLong.empty();
    }

    private static Optional<BigInteger> whole(BigDecimal value) {
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        return floor.compareTo(value) == 0 ? Optional.of(floor.toBigInteger()) : Optional.empty();
    }

    /** The first whole number inside of the bound, or empty if it is none. */
    private Optional<BigInteger> lowest(Bound bound) {
        return switch (bound) {
            case Bound.Unbounded none -> Optional.of(type.lowest());
            case Bound.Inclusive at -> rounded(at.value(), RoundingMode.CEILING);
            case Bound.Exclusive above ->
                rounded(above.value(), RoundingMode.FLOOR).map(n -> n.add(BigInteger.ONE));
        };
    }

    private Optional<BigInteger> highest(Bound bound) {
        return switch (bound) {
            case Bound.Unbounded none -> Optional.of(type.highest());
            case Bound.Inclusive at -> rounded(at.value(), RoundingMode.FLOOR);
            case Bound.Exclusive below ->
                rounded(below.value(), RoundingMode.CEILING).map(n -> n.subtract(BigInteger.ONE));
        };
    }

    private Optional<BigInteger> rounded(Literal value, RoundingMode mode) {
        return type.parse(value.text()).map(number -> number.setScale(0, mode).toBigInteger());
    }

    private Answer misfit(String text) {
        return unfit("takes " + type.expected() + ", not '" + FieldQueries.abbreviated(text) + "'");
    }
}
