package io.cameogrid.schema.infer;

import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.check.DateForms;
import io.cameogrid.schema.check.FieldValues;
import io.cameogrid.schema.check.IpAddress;
import io.cameogrid.schema.json.Leaf;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of values that were seen at one path, and the one type that holds them all. */
final class ValueSample {
    private static final Set<Kind> NUMBERS =
            EnumSet.of(Kind.INTEGER, Kind.NEGATIVE_INTEGER, Kind.UNSIGNED_INTEGER, Kind.OTHER_NUMBER);

    private final Set<Kind> seen = EnumSet.noneOf(Kind.class);

    void add(Leaf leaf) {
        switch (leaf.kind()) {
            case STRING -> {
                // One text is enough: whether the others are dates or addresses does not matter any more.
                if (!seen.contains(Kind.TEXT)) {
                    seen.add(kind(leaf.text()));
                }
            }
            case INTEGER -> seen.add(leaf.longValue() < 0 ? Kind.NEGATIVE_INTEGER : Kind.INTEGER);
            case BIG_INTEGER ->
                seen.add(FieldValues.fitsU64(leaf.bigIntegerValue()) ? Kind.UNSIGNED_INTEGER : Kind.OTHER_NUMBER);
            case DECIMAL -> seen.add(Kind.OTHER_NUMBER);
            case BOOLEAN -> seen.add(Kind.BOOLEAN);
            case NULL -> {}
        }
    }

    private static Kind kind(String text) {
        if (DateForms.unmistakable(text)) {
            return Kind.DATE;
        }
        if (DateForms.parse(text).isPresent()) {
            return Kind.POSSIBLE_DATE;
        }
        return IpAddress.parse(text).isPresent() ? Kind.ADDRESS : Kind.TEXT;
    }

    void addObject() {
        seen.add(Kind.OBJECT);
    }

    /** Whether a text was seen that is no value of the type, which is date or ip. */
    boolean hasTextBeside(FieldType type) {
        return seen.contains(Kind.TEXT)
                || (type == FieldType.DATE && seen.contains(Kind.ADDRESS))
                || (type == FieldType.IP && (seen.contains(Kind.DATE) || seen.contains(Kind.POSSIBLE_DATE)));
    }

    FieldType type() {
        if (seen.contains(Kind.OBJECT)) {
            return FieldType.JSON;
        }
        if (NUMBERS.containsAll(seen)) {
            return numberType();
        }
        if (seen.equals(EnumSet.of(Kind.BOOLEAN))) {
            return FieldType.BOOLEAN;
        }
        if (seen.equals(EnumSet.of(Kind.ADDRESS))) {
            return FieldType.IP;
        }
        return seen.equals(EnumSet.of(Kind.DATE)) ? FieldType.DATE : FieldType.TEXT;
    }

    private FieldType numberType() {
        if (seen.contains(Kind.OTHER_NUMBER)) {
            return FieldType.F64;
        }
        if (!seen.contains(Kind.UNSIGNED_INTEGER)) {
            return FieldType.I64;
        }
        return seen.contains(Kind.NEGATIVE_INTEGER) ? FieldType.F64 : FieldType.U64;
    }

    private enum Kind {
        TEXT,
        DATE,
        /** A date where a field is one, but not reason enough to make it one. */
        POSSIBLE_DATE,
        ADDRESS,
        BOOLEAN,
        INTEGER,
        NEGATIVE_INTEGER,
        /** Beyond i64, not beyond u64. */
        UNSIGNED_INTEGER,
        OTHER_NUMBER,
        OBJECT
    }
}
