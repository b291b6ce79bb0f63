package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

/** One end of a {@link Query.Range}. */
public sealed interface Bound {

    /** No end on this side, written {@code *}. */
    record Unbounded() implements Bound {}

    /** The value itself is inside, written with a bracket. */
    record Inclusive(Literal value) implements Bound {
        public Inclusive {
            requireNonNull(value, "value");
        }
    }

    /** The value itself is outside, written with a brace. */
    record Exclusive(Literal value) implements Bound {
        public Exclusive {
            requireNonNull(value, "value");
        }
    }
}
