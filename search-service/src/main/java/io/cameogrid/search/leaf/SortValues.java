package io.cameogrid.search.leaf;

import io.cameogrid.search.mapping.DateSortField;
import io.cameogrid.search.mapping.DateValue;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.SortPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.util.BytesRef;

/**
 * The values by which hits are ordered, between Lucene's types and those that travel: Long, Double, String.
 *
 * <p>A string travels as one char for each of its bytes: so it orders as the bytes do, and comes back as it was, even if
 * it is a key, or cut within a character.
 */
final class SortValues {
    /** Behind every document number: a document with the values and the key of a place is that place's own. */
    private static final int BEHIND_ALL = Integer.MAX_VALUE;

    private static final int BEFORE_ALL = -1;

    private SortValues() {}

    /** The order with the key as the last criterion, which makes it total and the same on every copy. */
    static Sort total(Sort sort) {
        SortField[] fields = sort.getSort();
        SortField[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = new SortField(KeyField.NAME, SortField.Type.STRING_VAL);
        return new Sort(all);
    }

    /** The values of a hit under {@link #total}, without the key. */
    static List<Optional<Comparable<?>>> of(FieldDoc hit) {
        List<Optional<Comparable<?>>> values = new ArrayList<>(hit.fields.length - 1);
        for (int i = 0; i < hit.fields.length - 1; i++) {
            values.add(Optional.ofNullable(hit.fields[i]).map(SortValues::travelling));
        }
        return values;
    }

    /** The place behind which a search under {@link #total} goes on. */
    static FieldDoc place(SortPosition position, Sort total) {
        SortField[] fields = total.getSort();
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length - 1; i++) {
            Optional<Comparable<?>> value = position.sortValues().get(i);
            if (value.isPresent()) {
                values[i] = fields[i] instanceof DateSortField
                        ? DateValue.travelled(value.get())
                        : lucene(value.get(), type(fields[i]));
            }
        }
        values[fields.length - 1] = KeyField.bytes(position.key());
        return new FieldDoc(position.inclusive() ? BEFORE_ALL : BEHIND_ALL, 0, values);
    }

    private static Comparable<?> travelling(Object value) {
        return switch (value) {
            case Long number -> number;
            case Instant date -> DateValue.travelling(date);
            case Integer number -> number.longValue();
            case Double number -> number;
            case Float number -> number.doubleValue();
            case BytesRef text -> new String(text.bytes, text.offset, text.length, StandardCharsets.ISO_8859_1);
            default -> throw new IllegalStateException("no sort value: " + value.getClass());
        };
    }

    private static Object lucene(Comparable<?> value, SortField.Type type) {
        return switch (value) {
            case Double number when type == SortField.Type.FLOAT || type == SortField.Type.SCORE -> number.floatValue();
            case Long number when type == SortField.Type.INT -> number.intValue();
            case String text -> new BytesRef(text.getBytes(StandardCharsets.ISO_8859_1));
            default -> value;
        };
    }

    private static SortField.Type type(SortField field) {
        return field instanceof SortedNumericSortField numeric ? numeric.getNumericType() : field.getType();
    }
}
