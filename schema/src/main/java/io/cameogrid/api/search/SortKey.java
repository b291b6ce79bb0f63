package io.cameogrid.api.search;

import io.cameogrid.schema.FieldType;
import java.util.Optional;

/**
 * One key of an order.
 *
 * @param field a field, {@code id} or {@code _score}
 * @param missing where documents without a value stand
 * @param mode what counts of several values
 * @param absentType the type that the field would have in an index that does not have it, whose documents then have no value;
 *     empty: such an index refuses the search
 */
public record SortKey(String field, boolean ascending, Missing missing, Mode mode, Optional<FieldType> absentType) {

    /** An order as it is if nothing more is said: documents without a value last. */
    public SortKey(String field, boolean ascending) {
        this(field, ascending, Missing.LAST, Mode.NATURAL, Optional.empty());
    }

    /** The same key in an index that does not have the field. */
    public SortKey absentAs(FieldType type) {
        return new SortKey(field, ascending, missing, mode, Optional.of(type));
    }

    /** Where documents without a value stand. */
    public sealed interface Missing {
        Missing FIRST = new First();
        Missing LAST = new Last();

        /** Before all others, in either direction. */
        record First() implements Missing {}

        /** Behind all others, in either direction. */
        record Last() implements Missing {}

        /** As if they had this value, spelled as a query spells one of the field's type. */
        record Value(String text) implements Missing {}
    }

    /** What counts of several values. */
    public enum Mode {
        /** The lowest if the order ascends, the highest if it descends. */
        NATURAL,
        MIN,
        MAX,
        AVG,
        SUM,
        MEDIAN;

        /** Whether it makes one number out of all. */
        public boolean computes() {
            return this == AVG || this == SUM || this == MEDIAN;
        }
    }
}
