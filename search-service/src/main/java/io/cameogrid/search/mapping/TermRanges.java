package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import java.util.function.Function;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Ranges of terms, in the order of their characters' code points. */
final class TermRanges {
    private TermRanges() {}

    static Query query(String field, Bound low, Bound high, Function<Literal, String> normalization) {
        return new TermRangeQuery(
                field,
                bytes(low, normalization),
                bytes(high, normalization),
                !(low instanceof Bound.Exclusive),
                !(high instanceof Bound.Exclusive),
                TermsInTime.METHOD);
    }

    /** The bound as Lucene takes it, where null is none. */
    private static @Nullable BytesRef bytes(Bound bound, Function<Literal, String> normalization) {
        return switch (bound) {
            case Bound.Unbounded none -> null;
            case Bound.Inclusive inclusive -> new BytesRef(normalization.apply(inclusive.value()));
            case Bound.Exclusive exclusive -> new BytesRef(normalization.apply(exclusive.value()));
        };
    }
}
