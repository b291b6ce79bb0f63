package io.cameogrid.search.route;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.search.cursor.LongValue;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the sort values again that were too long for a cursor, in the document that was the page's last hit.
 *
 * <p>Safe for use by many threads.
 */
final class LongPlaces {
    /** Documents of one id in one partition, told apart by their routing keys. */
    private static final int NAMESAKES = 100;

    private final PartitionMap partitions;
    private final QueryReader queries;
    private final PageSearch pages;

    LongPlaces(PartitionMap partitions, QueryReader queries, PageSearch pages) {
        this.partitions = partitions;
        this.queries = queries;
        this.pages = pages;
    }

    /**
     * The place with all values.
     *
     * @param plan of the search that goes on there
     * @throws CameoGridException INVALID_CURSOR if one of them is nowhere any more
     */
    SortPosition whole(SearchPlan plan, SortPosition place) {
        if (place.sortValues().stream().noneMatch(LongPlaces::abridged)) {
            return place;
        }
        List<Optional<Comparable<?>>> now = now(plan, place.key());
        List<Optional<Comparable<?>>> values = new ArrayList<>();
        for (int i = 0; i < place.sortValues().size(); i++) {
            Optional<Comparable<?>> value = place.sortValues().get(i);
            values.add(value.isPresent() && value.get() instanceof LongValue kept ? found(kept, now.get(i)) : value);
        }
        return new SortPosition(values, place.key(), place.inclusive());
    }

    private static boolean abridged(Optional<Comparable<?>> value) {
        return value.isPresent() && value.get() instanceof LongValue;
    }

    private static Optional<Comparable<?>> found(LongValue kept, Optional<Comparable<?>> now) {
        if (now.filter(kept::standsFor).isEmpty()) {
            throw gone();
        }
        return now;
    }

    private List<Optional<Comparable<?>>> now(SearchPlan plan, DocumentKey key) {
        int partition = partitions.partition(plan.index(), key.routingKey());
        String id = "id:\"" + key.id().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        SearchPlan.Question question =
                new SearchPlan.Question(id, queries.parse(id).query(), false);
        return pages.search(plan.forOne(partition, question, NAMESAKES)).hits().stream()
                .filter(hit -> hit.key().equals(key))
                .findFirst()
                .map(LeafHit::sortValues)
                .orElseThrow(LongPlaces::gone);
    }

    private static CameoGridException gone() {
        return new CameoGridException(
                        ErrorCode.INVALID_CURSOR,
                        "the last hit of the page before has been changed or deleted, and the cursor cannot hold the long"
                                + " value by which it was sorted; begin again with \"cursor\": \"*\"")
                .with("parameter", "cursor");
    }
}
