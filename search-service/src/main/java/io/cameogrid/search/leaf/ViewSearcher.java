package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * One search over the segments of a view, in the calling thread, that ends in time.
 *
 * <p>It runs a weight that was made before, so that the same weight first tells what it can count without searching. It
 * uses no query cache: on microshards of the usual size one costs every search more than it ever saves. Nor does it use
 * Lucene's timeout, which looks at the clock after every hundred documents at first, and so makes a union begin its
 * windows anew a dozen times in each small segment.
 */
final class ViewSearcher extends IndexSearcher {
    private static final int DOCUMENTS_BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 15;

    private final Optional<Deadline> deadline;

    /** A searcher without a deadline. */
    ViewSearcher(IndexSearcher view) {
        this(view, Optional.empty());
    }

    /** A searcher of which every search throws TIMEOUT when the deadline has passed. */
    ViewSearcher(IndexSearcher view, Deadline deadline) {
        this(view, Optional.of(deadline));
    }

    private ViewSearcher(IndexSearcher view, Optional<Deadline> deadline) {
        super(view.getTopReaderContext());
        this.deadline = deadline;
        setSimilarity(view.getSimilarity());
        setQueryCache(null);
    }

    int maxDoc() {
        return readerContext.reader().maxDoc();
    }

    void run(Weight weight, Collector collector) throws IOException {
        collector.setWeight(weight);
        for (LeafReaderContext leaf : leafContexts) {
            searchLeaf(leaf, 0, DocIdSetIterator.NO_MORE_DOCS, weight, collector);
        }
    }

    @Override
    protected void searchLeaf(
            LeafReaderContext leaf, int firstDocument, int endDocument, Weight weight, Collector collector)
            throws IOException {
        requireInTime();
        LeafCollector matches;
        try {
            matches = collector.getLeafCollector(leaf);
        } catch (CollectionTerminatedException e) {
            return; // It knows already what it wants of this segment.
        }
        BulkScorer scorer = weight.bulkScorer(leaf);
        if (scorer != null) {
            score(scorer, matches, leaf, firstDocument, endDocument);
        }
        matches.finish();
    }

    private void score(
            BulkScorer scorer, LeafCollector matches, LeafReaderContext leaf, int firstDocument, int endDocument)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        int end = Math.min(endDocument, leaf.reader().maxDoc());
        int document = firstDocument;
        try {
            while (document < end) {
                int stop = document + Math.min(end - document, DOCUMENTS_BETWEEN_LOOKS_AT_THE_CLOCK);
                document = scorer.score(matches, live, document, stop);
                requireInTime();
            }
        } catch (CollectionTerminatedException e) {
            return; // The collector has enough of this segment.
        }
    }

    private void requireInTime() {
        if (deadline.isPresent() && deadline.get().expired()) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "the search did not end in its time; narrow it or give it a longer timeout_ms");
        }
    }
}
