package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * Walks over every match of a view in the order of the index, in batches of bounded size.
 *
 * <p>Its time is counted from batch to batch, without what the receiver takes: a long result is no slow search.
 */
final class LeafStream {
    private static final int BATCH = 256;

    private final Duration timeout;
    private final Receiver receiver;
    private final List<ScoreDoc> batch = new ArrayList<>(BATCH);
    private Deadline deadline;

    LeafStream(Duration timeout, Receiver receiver) {
        this.timeout = timeout;
        this.receiver = receiver;
        this.deadline = Deadline.after(timeout);
    }

    /** Takes a batch of matches. */
    @FunctionalInterface
    interface Receiver {
        void accept(List<ScoreDoc> matches) throws IOException;
    }

    void run(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                walk(leaf, scorer);
            }
            requireInTime();
        }
        handOver();
    }

    private void walk(LeafReaderContext leaf, Scorer scorer) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        // Where it takes time to tell whether a document matches, few may do, and the clock is looked at meanwhile.
        TwoPhaseIterator phases = scorer.twoPhaseIterator();
        DocIdSetIterator documents = phases == null ? scorer.iterator() : phases.approximation();
        int passed = 0;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (++passed % BATCH == 0) {
                requireInTime();
            }
            if ((live == null || live.get(document)) && (phases == null || phases.matches())) {
                batch.add(new ScoreDoc(leaf.docBase + document, scorer.score()));
                if (batch.size() == BATCH) {
                    handOver();
                }
            }
        }
    }

    private void handOver() throws IOException {
        requireInTime();
        receiver.accept(List.copyOf(batch));
        batch.clear();
        deadline = Deadline.after(timeout);
    }

    private void requireInTime() {
        if (deadline.expired()) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT,
                    "the search found nothing more to hand over in its time; narrow it or give it a longer timeout_ms");
        }
    }
}
