package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.check.DateForms;
import io.cameogrid.schema.check.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;

/** One sort key over the column of one field. */
final class SortColumns {
    private static final int MOST_BYTES_OTHERWISE = 32_766;

    private final FieldDefinition field;
    private final SortKey key;
    private final NumberSortField.Place place;
    private final boolean highest;

    private SortColumns(FieldDefinition field, SortKey key) {
        this.field = field;
        this.key = key;
        this.place = new NumberSortField.Place(!key.ascending(), key.missing() instanceof Missing.First);
        this.highest = key.mode() == Mode.MAX || (key.mode() == Mode.NATURAL && !key.ascending());
    }

    /** @throws CameoGridException INVALID_PARAMETER if the type does not have the key's mode, or its value for what is missing */
    static SortField of(FieldDefinition field, SortKey key) {
        SortColumns columns = new SortColumns(field, key);
        return key.mode().computes() ? columns.computed() : columns.selected();
    }

    private SortField selected() {
        return switch (field.type()) {
            case TEXT -> texts();
            case STRING -> strings();
            case BOOLEAN -> terms(IndexFields.bool(field));
            case I64 -> longs(IndexFields.i64(field));
            case U64 -> longs(IndexFields.u64(field));
            case DATE -> dates();
            case F64 -> doubles(IndexFields.f64(field));
            case IP -> terms(IndexFields.ip(field));
            case BYTES, FACET, JSON -> throw new IllegalStateException(field.type() + " has no order");
        };
    }

    private SortField computed() {
        return switch (field.type()) {
            case I64 -> aggregated(IndexFields.i64(field), AggregatedColumn.Type.I64);
            case U64 -> aggregated(IndexFields.u64(field), AggregatedColumn.Type.U64);
            case F64 -> aggregated(IndexFields.f64(field), AggregatedColumn.Type.F64);
            default ->
                throw refusal("the mode '" + key.mode().name().toLowerCase(Locale.ROOT) + "' is for numbers; a "
                        + field.type().wireName() + " field has min and max");
        };
    }

    private SortField aggregated(String name, AggregatedColumn.Type type) {
        AggregatedColumn.Rule rule = new AggregatedColumn.Rule(key.mode(), type);
        return key.missing() instanceof Missing.Value(String text)
                ? NumberSortField.aggregated(name, place, rule, number(text))
                : NumberSortField.aggregated(name, place, rule);
    }

    private SortField dates() {
        return key.missing() instanceof Missing.Value(String text)
                ? DateSortField.of(
                        field,
                        new SortedNumericSortField(
                                IndexFields.date(field),
                                SortField.Type.LONG,
                                place.descending(),
                                numberSelector(),
                                DateValue.key(date(text))),
                        Optional.of(date(text)))
                : DateSortField.of(
                        field,
                        NumberSortField.longs(IndexFields.date(field), place, numberSelector()),
                        Optional.empty());
    }

    private Instant date(String text) {
        return DateForms.parse(text).orElseThrow(() -> misfit(text));
    }

    private SortField longs(String name) {
        return key.missing() instanceof Missing.Value(String text)
                ? new SortedNumericSortField(
                        name, SortField.Type.LONG, place.descending(), numberSelector(), whole(text))
                : NumberSortField.longs(name, place, numberSelector());
    }

    private SortField doubles(String name) {
        return key.missing() instanceof Missing.Value(String text)
                ? new SortedNumericSortField(
                        name, SortField.Type.DOUBLE, place.descending(), numberSelector(), number(text))
                : NumberSortField.doubles(name, place, numberSelector());
    }

    private SortField texts() {
        Optional<BytesRef> otherwise = otherwise();
        return new TextSortField(
                terms(IndexFields.textColumn(field), otherwise.map(TextSortField::beginning)),
                IndexFields.textRest(field),
                otherwise.map(TextSortField::rest).orElse(new BytesRef()));
    }

    private SortField strings() {
        Optional<BytesRef> otherwise = otherwise();
        return new StringSortField(
                terms(IndexFields.string(field), otherwise), IndexFields.longString(field), otherwise);
    }

    private Optional<BytesRef> otherwise() {
        return key.missing() instanceof Missing.Value(String text) ? Optional.of(term(text)) : Optional.empty();
    }

    private SortField terms(String name) {
        return terms(name, otherwise());
    }

    private SortedSetSortField terms(String name, Optional<BytesRef> otherwise) {
        SortedSetSelector.Type selector = highest ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN;
        return otherwise.isPresent()
                ? new TermSortField(name, place.descending(), selector, otherwise.get())
                : new SortedSetSortField(
                        name,
                        place.descending(),
                        selector,
                        // First and last are meant before the order is reversed.
                        place.absentBeyond() ? SortField.STRING_LAST : SortField.STRING_FIRST);
    }

    private SortedNumericSelector.Type numberSelector() {
        return highest ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN;
    }

    private long whole(String text) {
        OptionalLong value = new LongQueries(field).exact(text);
        return value.orElseThrow(() -> misfit(text));
    }

    private double number(String text) {
        OptionalDouble value = DoubleQueries.finite(text);
        return value.orElseThrow(() -> misfit(text));
    }

    private BytesRef term(String text) {
        return switch (field.type()) {
            case BOOLEAN -> truth(text);
            case IP ->
                new BytesRef(
                        IpAddress.parse(text).orElseThrow(() -> misfit(text)).bytes());
            default -> {
                BytesRef value = new BytesRef(text.getBytes(StandardCharsets.UTF_8));
                if (value.length > MOST_BYTES_OTHERWISE) {
                    throw refusal("a value for 'missing' has at most " + MOST_BYTES_OTHERWISE + " bytes");
                }
                yield value;
            }
        };
    }

    private BytesRef truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw misfit(text);
        }
        return FieldWriters.bool(text.equals("true"));
    }

    private CameoGridException misfit(String text) {
        return refusal("'missing' is \"first\", \"last\" or a value that the "
                + field.type().wireName() + " field can hold, not '" + FieldQueries.abbreviated(text) + "'");
    }

    private CameoGridException refusal(String detail) {
        return new CameoGridException(
                        ErrorCode.INVALID_PARAMETER, "cannot sort by '" + field.path() + "' like this: " + detail)
                .with("parameter", "sort")
                .with("field", field.path());
    }
}
