package io.cameogrid.search.leaf;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.IndexedHit;
import io.cameogrid.search.fetch.Projection;
import io.cameogrid.search.highlight.Highlighting;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PartitionMap;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;

/**
 * A request in Lucene's terms.
 *
 * @param sort the total order; empty for relevance
 * @param discardedClauses what a lenient translation dropped
 * @param highlighting if it is wanted
 */
record LeafTask(
        IndexDefinition index,
        LeafRequest request,
        Query query,
        Optional<Sort> sort,
        Projection projection,
        List<String> discardedClauses,
        Optional<Highlighting> highlighting) {

    /** The hits of this node that the request asks for, and the number of all matches. */
    record Page(List<LeafHit> hits, Total total) {}

    /** @param extra matches beyond those that the request asks for */
    TopSearch top(int extra) {
        Optional<FieldDoc> after = request.after().map(place -> SortValues.place(place, sort.orElseThrow()));
        return new TopSearch(query, sort, after, wanted() + extra, request.trackTotal());
    }

    /** The hit as it is shown with its document. */
    LeafHit shown(IndexedHit hit, JsonBytes source) {
        return annotated(hit.with(projection.apply(source)), hit, source);
    }

    /** What is shown of the hit with what else was asked about it. */
    LeafHit annotated(LeafHit shown, IndexedHit hit, JsonBytes source) {
        if (request.annotations().none()) {
            return shown;
        }
        SortedMap<String, List<String>> pieces =
                highlighting.map(texts -> texts.of(hit.key().id(), source)).orElseGet(Collections::emptySortedMap);
        return shown.with(new Annotation(pieces, hit.explanation()));
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
