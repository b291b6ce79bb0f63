package io.cameogrid.search.leaf;

import io.cameogrid.api.search.Total;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.Projection;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PartitionMap;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;

/**
 * A request in Lucene's terms.
 *
 * @param sort the total order; empty for relevance
 * @param discardedClauses what a lenient translation dropped
 */
record LeafTask(
        IndexDefinition index,
        LeafRequest request,
        Query query,
        Optional<Sort> sort,
        Projection projection,
        List<String> discardedClauses) {

    /** The hits of this node that the request asks for, and the number of all matches. */
    record Page(List<LeafHit> hits, Total total) {}

    /** @param extra matches beyond those that the request asks for */
    TopSearch top(int extra) {
        Optional<FieldDoc> after = request.after().map(place -> SortValues.place(place, sort.orElseThrow()));
        return new TopSearch(query, sort, after, wanted() + extra, request.trackTotal());
    }

    /** How many of the best matches the request needs. */
    int wanted() {
        return request.limit() == 0 ? 0 : request.skip() + request.limit();
    }

    LeafResult result(Page page, Reading reading, PartitionMap.Lease lease) {
        return new LeafResult(
                page.hits(),
                page.total(),
                reading.answered(),
                lease.notMine(),
                reading.failed(),
                discardedClauses,
                reading.view().edition());
    }
}
