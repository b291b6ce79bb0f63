package io.cameogrid.schema;

import java.util.Optional;

/**
 * One field of an index, addressed by its path ({@code title}, {@code meta.color}).
 *
 * @param path the names from the document's root, joined with dots; arrays do not show in it
 * @param indexed whether values can be searched
 * @param stored accepted for CameoDB's sake and reported; documents are always kept whole in the store
 * @param fast whether there is a column for sorting; numbers, dates, booleans, strings and addresses have one by default
 * @param shadow whether the field repeats the document's id under the source's own name
 * @param tokenizer how text is split, absent for the type's default
 * @param recordOption what the postings of a text hold, absent for the type's default
 * @param origin who said what the type is
 * @param valuesOf the field whose values this one indexes in another way; absent for a field with values of its own
 */
public record FieldDefinition(
        String path,
        FieldType type,
        boolean indexed,
        boolean stored,
        boolean fast,
        boolean shadow,
        Optional<String> description,
        Optional<String> tokenizer,
        Optional<String> recordOption,
        Origin origin,
        Optional<String> valuesOf) {

    /** Who said what the type is: a declaration stands, an inference may be widened by later documents. */
    public enum Origin {
        DECLARED,
        INFERRED
    }

    /** A field as inference makes it: indexed, with a column where the type has one by default. */
    public static FieldDefinition inferred(String path, FieldType type) {
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                fastByDefault(type),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Origin.INFERRED,
                Optional.empty());
    }

    /** Whether a field of the type can be sorted by without having been declared {@code fast}. */
    public static boolean fastByDefault(FieldType type) {
        return switch (type) {
            case I64, U64, F64, DATE, BOOLEAN, STRING, IP -> true;
            case TEXT, JSON, BYTES, FACET -> false;
        };
    }

    public boolean sortable() {
        return fast && type.ordered();
    }

    /** The same field, searched or not. */
    public FieldDefinition withIndexed(boolean searched) {
        return new FieldDefinition(
                path,
                type,
                searched,
                stored,
                fast,
                shadow,
                description,
                tokenizer,
                recordOption,
                origin,
                Optional.empty());
    }

    /** The same field with another type, as widening makes it; it has a column only if the type has one by default. */
    public FieldDefinition withType(FieldType wider) {
        boolean column = fastByDefault(wider);
        return new FieldDefinition(
                path, wider, indexed, stored, column, shadow, description, tokenizer, recordOption, origin, valuesOf);
    }

    /** The same, as another way to index the values of the field. */
    public FieldDefinition indexing(String field) {
        return new FieldDefinition(
                path,
                type,
                indexed,
                stored,
                fast,
                shadow,
                description,
                tokenizer,
                recordOption,
                origin,
                Optional.of(field));
    }
}
