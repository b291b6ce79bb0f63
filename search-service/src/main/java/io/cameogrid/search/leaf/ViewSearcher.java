package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.search.mapping.FuzzyTerms;
import io.cameogrid.search.mapping.ScoredByWordsQuery;
import io.cameogrid.search.mapping.TermsInTime;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import io.cameogrid.search.statistics.LiveFrequencies;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * One search over the segments of a view, in the calling thread, that ends in time.
 *
 * <p>It runs a weight that was made before, so that the same weight first tells what it can count without searching. It
 * uses no query cache: on microshards of the usual size one costs every search more than it ever saves. Nor does it use
 * Lucene's timeout, which looks at the clock after every hundred documents at first, and so makes a union begin its
 * windows anew a dozen times in each small segment.
 */
final class ViewSearcher extends IndexSearcher
        implements FuzzyTerms.Known, ScoredByWordsQuery.Known, TermsInTime.Timed {
    private final LiveFrequencies live;
    private final Optional<Deadline> deadline;
    private final Optional<Statistics> given;
    private final Map<String, Frequency.OfField> fields = new HashMap<>();
    private final Pace pace = new Pace();

    /** A searcher without a deadline. */
    ViewSearcher(IndexSearcher view, LiveFrequencies live) {
        this(view, live, Optional.empty(), Optional.empty());
    }

    /**
     * A searcher that may have to end in time, and to rank by more than it can see.
     *
     * @param live tells how much of what Lucene counts is deleted
     * @param deadline after which every search throws TIMEOUT
     * @param given statistics to rank by instead of those of the view
     */
    ViewSearcher(IndexSearcher view, LiveFrequencies live, Optional<Deadline> deadline, Optional<Statistics> given) {
        super(view.getTopReaderContext());
        this.live = live;
        this.deadline = deadline;
        this.given = given;
        setSimilarity(view.getSimilarity());
        setQueryCache(null);
    }

    @Override
    public TermStatistics termStatistics(Term term, int documents, long occurrences) throws IOException {
        Optional<Frequency.OfField> field = given.flatMap(all -> all.field(term.field()));
        if (field.isEmpty() && !getIndexReader().hasDeletions()) {
            return super.termStatistics(term, documents, occurrences);
        }
        Optional<Frequency.OfWord> word = given.flatMap(all -> all.word(term.field(), term.text()));
        long counted = word.isPresent() ? word.get().documents() : documents(term, documents);
        // Word and field may have been counted at different moments, and before the documents here came.
        long most = field.isPresent()
                ? field.get().documents()
                : field(term.field()).documents();
        long known = Math.clamp(counted, 1, Math.max(1, most));
        return new TermStatistics(term.bytes(), known, Math.max(known, occurrences));
    }

    @Override
    public CollectionStatistics collectionStatistics(String name) throws IOException {
        Optional<Frequency.OfField> field = given.flatMap(all -> all.field(name));
        if (field.isPresent()) {
            return statistics(name, field.get());
        }
        CollectionStatistics all = super.collectionStatistics(name);
        return all == null || !getIndexReader().hasDeletions() ? all : statistics(name, field(name));
    }

    private static CollectionStatistics statistics(String name, Frequency.OfField field) {
        long documents = Math.max(1, field.documents());
        long words = Math.max(documents, field.words());
        return new CollectionStatistics(name, documents, documents, words, words);
    }

    /** The frequency of the field in this view, whatever was given. */
    Frequency.OfField field(String name) throws IOException {
        Frequency.OfField known = fields.get(name);
        if (known != null) {
            return known;
        }
        CollectionStatistics all = super.collectionStatistics(name);
        Frequency.OfField counted = all == null ? new Frequency.OfField(0, 0) : live.field(getIndexReader(), all);
        fields.put(name, counted);
        return counted;
    }

    @Override
    public long documents(Term term, long all) throws IOException {
        return live.documents(getIndexReader(), term, all);
    }

    @Override
    public Optional<Frequency.OfNear> near(Subject.Near subject) {
        return given.flatMap(all -> all.near(subject));
    }

    /** Lucene counts what its own rewriting adds as well; past its budgets a query is the client's to mend. */
    @Override
    public Query rewrite(Query query) throws IOException {
        try {
            return super.rewrite(query);
        } catch (TooManyClauses | TooComplexToDeterminizeException | IllegalArgumentException e) {
            throw new CameoGridException(
                    ErrorCode.INVALID_QUERY, "the query grows past what can be searched: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean knows(Term word) {
        return given.flatMap(all -> all.word(word.field(), word.text()))
                .filter(counted -> counted.documents() > 0)
                .isPresent();
    }

    int maxDoc() {
        return readerContext.reader().maxDoc();
    }

    /** Looks at the clock more often from now on, as long as that takes time. */
    void careful() {
        pace.careful();
    }

    @Override
    public Weight createWeight(Query query, ScoreMode scoreMode, float boost) throws IOException {
        if (Pace.readsPlaces(query)) {
            careful();
        }
        return super.createWeight(query, scoreMode, boost);
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
            long before = System.nanoTime();
            while (document < end) {
                int stop = document + Math.min(end - document, pace.documents());
                document = scorer.score(matches, live, document, stop);
                requireInTime();
                long now = System.nanoTime();
                pace.took(now - before);
                before = now;
            }
        } catch (CollectionTerminatedException e) {
            return; // The collector has enough of this segment.
        }
    }

    @Override
    public void requireInTime() {
        if (deadline.isPresent() && deadline.get().expired()) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "the search did not end in its time; narrow it or give it a longer timeout_ms");
        }
    }
}
