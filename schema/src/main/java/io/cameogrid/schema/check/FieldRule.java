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
 * @param change whether a value at the path changes the definition where there is no field: makes one, or is listed
 * @param refused whether the index takes no value at the path
 * @param routes whether the value routes the document
 * @param bytes whether values are bytes, of which several JSON numbers may be one
 */
record FieldRule(Optional<FieldDefinition> field, boolean change, boolean refused, boolean routes, boolean bytes) {
    /** What a routing field takes. */
    static final String ROUTING_VALUE = "one value, by which the document is routed";

    static FieldRule of(IndexDefinition definition, int maxFields, String path) {
        boolean routes = path.equals(definition.routingField()) && !path.equals(IndexDefinition.ID);
        // Once the overflow is noted, a full index changes only to list what it left out.
        boolean room = definition.fields().size() < maxFields || !definition.overflow();
        Optional<FieldDefinition> field = definition.field(path);
        boolean bytes = field.isPresent() && field.get().type() == FieldType.BYTES;
        boolean change = (room && NewFields.allowed(definition, path)) || NewFields.listed(definition, path);
        boolean refused = !routes && NewFields.refused(definition, path, maxFields);
        return new FieldRule(field, change, refused, routes, bytes);
    }

    /** What becomes of the value, which is neither null nor of a bytes field. */
    Verdict judge(Leaf leaf) {
        if (field.isEmpty()) {
            return refused ? Verdict.MISFIT : change ? Verdict.OUTGROWS : Verdict.FITS;
        }
        if (field.get().valuesOf().isPresent()) {
            return Verdict.MISFIT;
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
        if (field.isEmpty()) {
            return "one of the declared fields, since the index says dynamic: strict";
        }
        if (field.get().valuesOf().isPresent()) {
            return "no value of its own, as it is another form of the field '"
                    + field.get().valuesOf().get() + "'";
        }
        return switch (field.get().type()) {
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
