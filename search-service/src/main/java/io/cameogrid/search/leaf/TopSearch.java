package io.cameogrid.search.leaf;

import io.cameogrid.api.search.Total;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;

/**
 * Finds the best matches of a view and their number.
 *
 * @param sort the total order; empty for relevance
 * @param after only matches behind this place; needs a sort
 * @param size matches wanted; 0 only counts
 * @param exact whether all matches must be counted
 */
record TopSearch(Query query, Optional<Sort> sort, Optional<FieldDoc> after, int size, boolean exact) {

    /** Matches that a search counts before it may stop early, if its total need not be exact. */
    private static final int COUNTED_AT_LEAST = 1_000;

    /** The best matches, {@link FieldDoc}s if there is a sort. */
    record Found(List<ScoreDoc> hits, Total total) {}

    Found run(ViewSearcher searcher) throws IOException {
        if (size == 0) {
            return new Found(List.of(), counted(searcher));
        }
        Query rewritten = searcher.rewrite(query);
        boolean countApart = exact && CountingCost.apart(rewritten);
        TopDocsCollector<?> best = collector(Math.clamp(searcher.maxDoc(), 1, size), countApart);
        Weight weight = searcher.createWeight(rewritten, best.scoreMode(), 1);
        searcher.run(weight, best);
        TopDocs found = best.topDocs();
        return new Found(Arrays.asList(found.scoreDocs), countApart ? total(searcher, weight) : total(found.totalHits));
    }

    /** If it need not count, the collector skips what cannot be among the best as soon as it is full. */
    private TopDocsCollector<?> collector(int capacity, boolean countApart) {
        int counted = countApart ? capacity : exact ? Integer.MAX_VALUE : Math.max(capacity, COUNTED_AT_LEAST);
        return sort.isEmpty()
                ? new TopScoreDocCollectorManager(capacity, null, counted).newCollector()
                : new TopFieldCollectorManager(sort.get(), capacity, after.orElse(null), counted).newCollector();
    }

    private static Total total(TotalHits hits) {
        return new Total(hits.value(), hits.relation() == TotalHits.Relation.EQUAL_TO);
    }

    /** What the index knows, if it knows for every segment; else a count. */
    private Total total(ViewSearcher searcher, Weight weight) throws IOException {
        long sum = 0;
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            int known = weight.count(leaf);
            if (known < 0) {
                return counted(searcher);
            }
            sum += known;
        }
        return new Total(sum, true);
    }

    private Total counted(ViewSearcher searcher) throws IOException {
        int count = searcher.count(query);
        searcher.requireInTime();
        return new Total(count, true);
    }
}
