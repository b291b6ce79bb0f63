package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.check.DateForms;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;

/**
 * Searches dates, see {@link DateValue}: by their keys and, where a bound lies between two microseconds, by all digits of those
 * that share its key.
 */
final class DateQueries implements FieldQueries {
    private static final Instant LOWEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant HIGHEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final FieldDefinition field;
    private final String name;

    DateQueries(FieldDefinition field) {
        this.field = field;
        this.name = IndexFields.date(field);
    }

    @Override
    public String label() {
        return "field '" + field.path() + "' (date)";
    }

    @Override
    public Answer term(String text) {
        return DateForms.parse(text)
                .map(date -> Answer.found(between(date, date)))
                .orElseGet(() -> misfit(text));
    }

    @Override
    public Answer in(List<Literal> values) {
        List<Long> keys = new ArrayList<>();
        List<Query> any = new ArrayList<>();
        for (Literal value : values) {
            Optional<Instant> date = DateForms.parse(value.text());
            if (date.isEmpty()) {
                return misfit(value.text());
            }
            if (DateValue.fine(date.get())) {
                any.add(digits(date.get(), date.get()));
            } else {
                keys.add(DateValue.key(date.get()));
            }
        }
        if (!keys.isEmpty()) {
            long[] all = keys.stream().mapToLong(Long::longValue).toArray();
            any.add(field.fast() ? LongField.newSetQuery(name, all) : LongPoint.newSetQuery(name, all));
        }
        return new Answer.Found(any(any), any.size());
    }

    @Override
    public Answer range(Bound low, Bound high) {
        for (Bound bound : List.of(low, high)) {
            if (!(bound instanceof Bound.Unbounded)
                    && DateForms.parse(FieldQueries.text(bound)).isEmpty()) {
                return misfit(FieldQueries.text(bound));
            }
        }
        return Answer.found(between(first(low), last(high)));
    }

    private static Instant first(Bound low) {
        return switch (low) {
            case Bound.Unbounded none -> LOWEST;
            case Bound.Inclusive at -> DateForms.parse(at.value().text()).orElseThrow();
            case Bound.Exclusive above ->
                DateForms.parse(above.value().text()).orElseThrow().plusNanos(1);
        };
    }

    private static Instant last(Bound high) {
        return switch (high) {
            case Bound.Unbounded none -> HIGHEST;
            case Bound.Inclusive at -> DateForms.parse(at.value().text()).orElseThrow();
            case Bound.Exclusive below ->
                DateForms.parse(below.value().text()).orElseThrow().minusNanos(1);
        };
    }

    @Override
    public Query exists() {
        return field.fast() ? new ConstantScoreQuery(new FieldExistsQuery(name)) : keys(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private Query between(Instant first, Instant last) {
        if (first.isAfter(last)) {
            return new MatchNoDocsQuery("no date lies in the range");
        }
        long from = DateValue.key(first);
        long to = DateValue.key(last);
        // A key that is shared counts as a whole if all of its dates lie in the range; else their digits decide.
        boolean fromWhole = DateValue.remainder(first) <= DateValue.FIRST_FINE;
        boolean toWhole = !DateValue.shared(to) || DateValue.remainder(last) == DateValue.LAST_FINE;
        boolean oneKey = from == to;
        long firstKey = fromWhole && (toWhole || !oneKey) ? from : from + 1;
        long lastKey = toWhole && (fromWhole || !oneKey) ? to : to - 1;
        if (firstKey > lastKey) {
            return digits(first, last);
        }
        List<Query> any = new ArrayList<>(List.of(keys(firstKey, lastKey)));
        if (!oneKey && !fromWhole) {
            any.add(digits(first, DateValue.of(from, DateValue.LAST_FINE)));
        }
        if (!oneKey && !toWhole) {
            any.add(digits(DateValue.of(to, DateValue.FIRST_FINE), last));
        }
        return any(any);
    }

    private Query keys(long first, long last) {
        Query points = LongPoint.newRangeQuery(name, first, last);
        return field.fast()
                ? new IndexOrDocValuesQuery(points, SortedNumericDocValuesField.newSlowRangeQuery(name, first, last))
                : points;
    }

    private Query digits(Instant first, Instant last) {
        String fineName = IndexFields.fineDate(field);
        return new PointRangeQuery(fineName, DateValue.bytes(first), DateValue.bytes(last), 1) {
            @Override
            protected String toString(int dimension, byte[] value) {
                return DateValue.of(ByteBuffer.wrap(value)).toString();
            }
        };
    }

    private static Query any(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return new ConstantScoreQuery(any.build());
    }

    private Answer misfit(String text) {
        return unfit("takes a date such as 2024-06-15, not '" + FieldQueries.abbreviated(text) + "'");
    }
}
