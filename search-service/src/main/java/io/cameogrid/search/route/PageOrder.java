package io.cameogrid.search.route;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a search, over all its indexes.
 *
 * @param plans one for each index; which page is asked of each is still to be said
 * @param sort the order as it was asked for; empty for relevance
 * @param offset hits to leave out
 * @param limit hits to give
 */
record PageOrder(List<SearchPlan> plans, List<SortKey> sort, int offset, int limit) {
    PageOrder {
        plans = List.copyOf(plans);
    }

    PageOrder with(List<SearchPlan> others) {
        return new PageOrder(others, sort, offset, limit);
    }

    /** The page without a cursor. */
    ManyIndexes.Page page() {
        return new ManyIndexes.Page(Optional.empty(), offset, limit);
    }

    /** Whether the score is one of the values of the order. */
    boolean sortedByScore() {
        return plans.getFirst().sortedByScore();
    }
}
