package io.cameogrid.schema.check;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.json.Leaf;
import java.util.Optional;

/**
 * What a definition has to say about one path.
 *
 * @param field the field of the path, if there is one
 * @param takesNewField whether a value at the path makes a field where there is none
 * @param routes whether the value routes the document
 * @param bytes whether values are bytes, of which several JSON numbers may be one
 */
record FieldRule(Optional<FieldDefinition> field, boolean takesNewField, boolean routes, boolean bytes) {
    /** What a routing field takes. */
    static final String ROUTING_VALUE = "one value, by which the document is routed";

    static FieldRule of(IndexDefinition definition, int maxFields, String path) {
        boolean routes = path.equals(definition.routingField()) && !path.equals(IndexDefinition.ID);
        // Once the overflow is noted, a full index does not change any more.
        boolean room = definition.fields().size() < maxFields || !definition.overflow();
        Optional<FieldDefinition> field = definition.field(path);
        boolean bytes = field.isPresent() && field.get().type() == FieldType.BYTES;
        return new FieldRule(field, room && NewFields.allowed(definition, path), routes, bytes);
    }

    /** What becomes of the value, which is neither null nor of a bytes field. */
    Verdict judge(Leaf leaf) {
        if (field.isEmpty()) {
            return takesNewField ? Verdict.OUTGROWS : Verdict.FITS;
        }
        FieldType type = field.get().type();
        boolean fits = switch (type) {
            case TEXT, STRING, JSON -> true;
            case I64 -> leaf.kind() == Leaf.Kind.INTEGER;
            case U64 -> FieldValues.u64(leaf).isPresent();
            case F64 -> FieldValues.f64(leaf).isPresent();
            case DATE -> FieldValues.date(leaf).isPresent();
            case BOOLEAN -> leaf.kind() == Leaf.Kind.BOOLEAN;
            case IP -> FieldValues.ip(leaf).isPresent();
            case FACET -> FieldValues.facet(leaf).isPresent();
            case BYTES -> throw new IllegalStateException("an array decides what bytes are");
        };
        if (fits) {
            return Verdict.FITS;
        }
        return NewFields.widens(field.get(), leaf) ? Verdict.OUTGROWS : Verdict.MISFIT;
    }

    /** Whether an object may stand at the path. */
    boolean takesObject() {
        return field.isEmpty() || field.get().type() == FieldType.JSON;
    }

    String expected() {
        return switch (field.orElseThrow().type()) {
            case TEXT -> "text";
            case STRING -> "a string";
            case I64 -> "a whole number from -2^63 to 2^63-1 (i64)";
            case U64 -> "a whole number from 0 to 2^64-1 (u64)";
            case F64 -> "a number (f64)";
            case DATE -> DateForms.EXPECTED;
            case BOOLEAN -> "true or false";
            case IP -> IpAddress.EXPECTED;
            case BYTES -> ByteValues.EXPECTED;
            case FACET -> FacetPath.EXPECTED;
            case JSON -> "any value";
        };
    }

    enum Verdict {
        FITS,
        OUTGROWS,
        MISFIT
    }
}
