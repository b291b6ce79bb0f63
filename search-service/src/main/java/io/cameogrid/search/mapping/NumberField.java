package io.cameogrid.search.mapping;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * A number as a point and as a column.
 *
 * <p>The point counts and lists a range without looking at each document; the column sorts, and finds the first matches of
 * a range at once where there are many. The column knows the least and the greatest of each block of documents, so that
 * blocks without a match are skipped: documents often come in the order of a date.
 */
final class NumberField extends Field {
    private static final FieldType TYPE = type();

    private final long sortable;

    private NumberField(String name, long sortable) {
        super(name, TYPE);
        this.sortable = sortable;
        fieldsData = sortable;
    }

    static NumberField of(String name, long value) {
        return new NumberField(name, value);
    }

    static NumberField of(String name, double value) {
        return new NumberField(name, NumericUtils.doubleToSortableLong(value));
    }

    /** The packed point, as Lucene's queries expect those of both types. */
    @Override
    public BytesRef binaryValue() {
        byte[] packed = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(sortable, packed, 0);
        return new BytesRef(packed);
    }

    private static FieldType type() {
        FieldType type = new FieldType();
        type.setDimensions(1, Long.BYTES);
        type.setDocValuesType(DocValuesType.SORTED_NUMERIC);
        type.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
        type.freeze();
        return type;
    }
}
