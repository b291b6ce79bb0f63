package io.cameogrid.search.leaf;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.fetch.IndexedHit;
import io.cameogrid.search.microshard.MicroshardsView;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;

/** Reads from a view's columns which documents its document numbers are. Confined to the search. */
final class IndexedHits {
    private static final String SCORE = "_score";
    /** The relevance of hits that are ordered by something else. */
    private static final float UNSCORED = 1;

    private final MicroshardsView view;
    private final Explainer explainer;
    private final List<LeafReaderContext> leaves;
    /** Where the score is among the sort keys, or -1. */
    private final int score;

    IndexedHits(MicroshardsView view, List<SortKey> sort, Explainer explainer) {
        this.view = view;
        this.explainer = explainer;
        this.leaves = view.searcher().getLeafContexts();
        this.score = sort.stream().map(SortKey::field).toList().indexOf(SCORE);
    }

    /** The found documents from {@code skip} on, in their order. */
    List<IndexedHit> read(List<ScoreDoc> found, int skip) throws IOException {
        int count = Math.max(0, found.size() - skip);
        // Columns are read forwards: by document number, with the rank in the lower half.
        long[] order = new long[count];
        for (int rank = 0; rank < count; rank++) {
            order[rank] = (long) found.get(skip + rank).doc << Integer.SIZE | rank;
        }
        Arrays.sort(order);
        IndexedHit[] hits = new IndexedHit[count];
        int next = 0;
        while (next < count) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex((int) (order[next] >> Integer.SIZE), leaves));
            Columns columns = Columns.of(leaf.reader());
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; next < count && order[next] >> Integer.SIZE < end; next++) {
                int rank = (int) order[next];
                hits[rank] = hit(found.get(skip + rank), leaf, columns);
            }
        }
        return Arrays.asList(hits);
    }

    private IndexedHit hit(ScoreDoc found, LeafReaderContext leaf, Columns columns) throws IOException {
        int document = found.doc - leaf.docBase;
        int partition = view.partition(found.doc);
        DocumentKey key = columns.key(document);
        long stamp = columns.stamp(document);
        if (found instanceof FieldDoc sorted) {
            List<Optional<Comparable<?>>> values = SortValues.of(sorted);
            float relevance = score < 0 ? UNSCORED : ((Double) values.get(score).orElseThrow()).floatValue();
            return new IndexedHit(partition, key, stamp, relevance, values, explainer.of(found.doc));
        }
        return new IndexedHit(partition, key, stamp, found.score, List.of(), explainer.of(found.doc));
    }
}
