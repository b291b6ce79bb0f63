package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

/** Where a clause looks: a field that the query names, or the default fields of the index. */
public sealed interface FieldRef {

    /**
     * A field by name or by path into a JSON field, escapes resolved.
     *
     * @param position the UTF-16 offset of the name in the query string
     */
    record Named(String name, int position) implements FieldRef {
        public Named {
            requireNonNull(name, "name");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a field name is empty");
            }
        }
    }

    /** The default fields of the index, for a clause without a field. */
    record Defaults() implements FieldRef {}
}
