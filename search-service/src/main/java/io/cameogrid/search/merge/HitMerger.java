package io.cameogrid.search.merge;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.port.LeafHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the sorted hits of nodes into one page and holds no more than the page. */
public final class HitMerger {
    private HitMerger() {}

    /**
     * The hits from {@code skip} on, at most {@code limit}.
     *
     * @param parts of different nodes, each best first, with no partition in two of them
     */
    public static List<LeafHit> merge(List<List<LeafHit>> parts, List<SortKey> sort, int skip, int limit) {
        return merge(parts, HitOrder.of(sort), skip, limit);
    }

    /** The same in an order of hits that are more than those of a node. */
    public static <T> List<T> merge(List<List<T>> parts, Comparator<? super T> order, int skip, int limit) {
        if (parts.size() == 1) {
            List<T> only = parts.getFirst();
            int from = Math.min(skip, only.size());
            return only.subList(from, Math.min(only.size(), from + limit));
        }
        PriorityQueue<Head<T>> heads =
                new PriorityQueue<>(Math.max(1, parts.size()), (left, right) -> order.compare(left.hit, right.hit));
        for (List<T> part : parts) {
            if (!part.isEmpty()) {
                heads.add(new Head<>(part.iterator()));
            }
        }
        List<T> page = new ArrayList<>();
        for (long rank = 0; !heads.isEmpty() && page.size() < limit; rank++) {
            Head<T> best = heads.remove();
            if (rank >= skip) {
                page.add(best.hit);
            }
            if (best.advance()) {
                heads.add(best);
            }
        }
        return page;
    }

    /** The best hit of one part that is not in the page yet. */
    private static final class Head<T> {
        private final Iterator<T> rest;
        private T hit;

        Head(Iterator<T> part) {
            this.rest = part;
            this.hit = part.next();
        }

        boolean advance() {
            if (!rest.hasNext()) {
                return false;
            }
            hit = rest.next();
            return true;
        }
    }
}
