package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Weight;

/**
 * One search over the segments of a view, in the calling thread.
 *
 * <p>It runs a weight that was made before, so that the same weight first tells what it can count without searching. It
 * uses no query cache: on microshards of the usual size one costs every search more than it ever saves.
 */
final class ViewSearcher extends IndexSearcher {
    /** A searcher without a deadline. */
    ViewSearcher(IndexSearcher view) {
        super(view.getTopReaderContext());
        setSimilarity(view.getSimilarity());
        setQueryCache(null);
    }

    ViewSearcher(IndexSearcher view, Deadline deadline) {
        this(view);
        setTimeout(deadline::expired);
    }

    int maxDoc() {
        return readerContext.reader().maxDoc();
    }

    void run(Weight weight, Collector collector) throws IOException {
        collector.setWeight(weight);
        for (LeafReaderContext leaf : leafContexts) {
            searchLeaf(leaf, 0, DocIdSetIterator.NO_MORE_DOCS, weight, collector);
        }
        requireInTime();
    }

    /** @throws CameoGridException TIMEOUT if the search was cut short, so that its result is none */
    void requireInTime() {
        if (timedOut()) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "the search did not end in its time; narrow it or give it a longer timeout_ms");
        }
    }
}
