package io.cameogrid.search.leaf;

import io.cameogrid.api.search.Total;
import io.cameogrid.search.mapping.SlowOrder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexOrDocValuesQuery;
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

    /** Up to so many matches, ranking all of them costs less than skipping some and counting apart. */
    private static final int CHEAP_TO_RANK = 16_384;

    /** The same for an order by fields, where a match costs no score. */
    private static final int CHEAP_TO_SORT = 65_536;

    /**
     * All matches of a range score the same, so the first ones are the best. If there are so many times those wanted,
     * looking at documents one by one finds them before a list of all matches would be made.
     */
    private static final int DENSE = 8;

    /** The best matches, {@link FieldDoc}s if there is a sort. */
    record Found(List<ScoreDoc> hits, Total total) {}

    Found run(ViewSearcher searcher) throws IOException {
        if (size == 0) {
            return new Found(List.of(), counted(searcher));
        }
        int capacity = Math.clamp(searcher.maxDoc(), 1, size);
        Query rewritten = searcher.rewrite(query);
        if (!exact) {
            return ranked(searcher, rewritten, collector(searcher, capacity, COUNTED_AT_LEAST));
        }
        if (!CountingCost.apart(query)) {
            return ranked(searcher, rewritten, collector(searcher, capacity, Integer.MAX_VALUE));
        }
        return countedApart(searcher, rewritten, capacity);
    }

    private Found ranked(ViewSearcher searcher, Query rewritten, TopDocsCollector<?> best) throws IOException {
        searcher.run(searcher.createWeight(rewritten, best.scoreMode(), 1), best);
        return found(best.topDocs());
    }

    /** Skips what cannot be among the best, and counts only what neither the ranking nor the index has counted. */
    private Found countedApart(ViewSearcher searcher, Query rewritten, int capacity) throws IOException {
        TopDocsCollector<?> best = collector(searcher, capacity, sort.isEmpty() ? CHEAP_TO_RANK : CHEAP_TO_SORT);
        Weight weight = searcher.createWeight(rewritten, best.scoreMode(), 1);
        OptionalLong known = sort.isEmpty() ? known(searcher, weight) : OptionalLong.empty();
        if (known.isPresent()) {
            best = collector(searcher, capacity, capacity);
            if (rewritten instanceof IndexOrDocValuesQuery range && known.getAsLong() > (long) DENSE * capacity) {
                weight = searcher.createWeight(range.getRandomAccessQuery(), best.scoreMode(), 1);
            }
        }
        searcher.run(weight, best);
        Found found = found(best.topDocs());
        if (found.total().exact()) {
            return found;
        }
        return new Found(found.hits(), known.isPresent() ? new Total(known.getAsLong(), true) : counted(searcher));
    }

    /** @param counted matches that it counts before it skips what cannot be among the best */
    private TopDocsCollector<?> collector(ViewSearcher searcher, int capacity, int counted) throws IOException {
        if (sort.isEmpty()) {
            return new TopScoreDocCollectorManager(capacity, null, counted).newCollector();
        }
        // What an order costs depends on what there is to sort.
        Sort rewritten = sort.get().rewrite(searcher);
        if (SlowOrder.in(rewritten)) {
            searcher.careful();
        }
        return new TopFieldCollectorManager(rewritten, capacity, after.orElse(null), counted).newCollector();
    }

    private static Found found(TopDocs best) {
        boolean all = best.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Found(Arrays.asList(best.scoreDocs), new Total(best.totalHits.value(), all));
    }

    /** The number of matches, if the index knows it for every segment. */
    private static OptionalLong known(ViewSearcher searcher, Weight weight) throws IOException {
        long sum = 0;
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            int count = weight.count(leaf);
            if (count < 0) {
                return OptionalLong.empty();
            }
            sum += count;
        }
        return OptionalLong.of(sum);
    }

    private Total counted(ViewSearcher searcher) throws IOException {
        return new Total(searcher.count(query), true);
    }
}
