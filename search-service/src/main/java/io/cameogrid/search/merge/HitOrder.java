package io.cameogrid.search.merge;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.mapping.DateValue;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.LeafHit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order of hits, best first, the same on every node and in the merge.
 *
 * <p>By relevance: score, then microshard; hits of one microshard with one score stay as their node listed them, which
 * is the order of its index, because that is the order in which the node cut its list. By fields: the sort values, a
 * missing one last or first in either direction, then the key, which makes the order total.
 */
public final class HitOrder {
    private static final Comparator<LeafHit> SCORE = (left, right) -> Float.compare(right.score(), left.score());

    private static final Comparator<LeafHit> RELEVANCE = SCORE.thenComparingInt(LeafHit::partition);

    private HitOrder() {}

    public static Comparator<LeafHit> of(List<SortKey> sort) {
        return sort.isEmpty() ? RELEVANCE : (left, right) -> compareByFields(sort, left, right);
    }

    /** By nothing but the score: hits of one node, and of one index, are then in their order already. */
    public static Comparator<LeafHit> byScore() {
        return SCORE;
    }

    private static int compareByFields(List<SortKey> sort, LeafHit left, LeafHit right) {
        for (int i = 0; i < sort.size(); i++) {
            int order =
                    compareValues(left.sortValues().get(i), right.sortValues().get(i), sort.get(i));
            if (order != 0) {
                return order;
            }
        }
        return KeyField.bytes(left.key()).compareTo(KeyField.bytes(right.key()));
    }

    private static int compareValues(Optional<Comparable<?>> left, Optional<Comparable<?>> right, SortKey key) {
        if (left.isEmpty() || right.isEmpty()) {
            int absentLast = Boolean.compare(left.isEmpty(), right.isEmpty());
            return key.missing() instanceof SortKey.Missing.First ? -absentLast : absentLast;
        }
        int order = compareValues(left.get(), right.get());
        return key.ascending() ? order : -order;
    }

    /**
     * The values of one sort key have one type on every node, because every node knows the field's definition; only dates
     * travel in two, see {@link DateValue#travelling}.
     */
    public static int compareValues(Comparable<?> left, Comparable<?> right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        if (left instanceof Double one && right instanceof Double other) {
            return Double.compare(one, other);
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        if (left instanceof Double || right instanceof Double) {
            throw new IllegalStateException("sort values of two types: " + left + " and " + right);
        }
        return DateValue.travelled(left).compareTo(DateValue.travelled(right));
    }
}
