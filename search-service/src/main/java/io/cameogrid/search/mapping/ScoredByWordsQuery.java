package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/**
 * A query with alternatives that scores by these words, also where the searched part of the index has only some of them.
 *
 * <p>Lucene's own queries score by those alternatives that they meet, which are others on each node.
 */
public final class ScoredByWordsQuery extends Query {
    private static final BytesRef ANY_OF_THEM = new BytesRef("any of several words");

    private final Query query;
    private final List<Term> words;
    private final boolean asOne;

    /**
     * @param words one or more, of one field
     * @param asOne whether all words are taken for one, which is as frequent as the most frequent of them
     */
    ScoredByWordsQuery(Query query, List<Term> words, boolean asOne) {
        this.query = query;
        this.words = List.copyOf(words);
        this.asOne = asOne;
    }

    /** A searcher that may know words which the part that it searches has not. */
    @FunctionalInterface
    public interface Known {
        boolean knows(Term word);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = query.rewrite(searcher);
        return rewritten.equals(query) ? this : new ScoredByWordsQuery(rewritten, words, asOne);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        if (!scoreMode.needsScores()) {
            return query.createWeight(searcher, scoreMode, boost);
        }
        List<TermStatistics> statistics = new ArrayList<>(words.size());
        for (Term word : words) {
            TermStates states = TermStates.build(searcher, word, true);
            if (states.docFreq() > 0) {
                statistics.add(searcher.termStatistics(word, states.docFreq(), states.totalTermFreq()));
            } else if (searcher instanceof Known known && known.knows(word)) {
                statistics.add(searcher.termStatistics(word, 1, 1));
            }
        }
        List<TermStatistics> scored = asOne && statistics.size() > 1 ? List.of(together(statistics)) : statistics;
        return query.createWeight(new Scoring(searcher, scored.toArray(new TermStatistics[0])), scoreMode, boost);
    }

    private static TermStatistics together(List<TermStatistics> statistics) {
        long documents = 0;
        long occurrences = 0;
        for (TermStatistics word : statistics) {
            documents = Math.max(documents, word.docFreq());
            occurrences += word.totalTermFreq();
        }
        return new TermStatistics(ANY_OF_THEM, documents, Math.max(documents, occurrences));
    }

    @Override
    public void visit(QueryVisitor visitor) {
        query.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return query.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoredByWordsQuery that && query.equals(that.query) && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return 31 * query.hashCode() + words.hashCode();
    }

    private static final class Scoring extends IndexSearcher {
        private final IndexSearcher searcher;

        Scoring(IndexSearcher searcher, TermStatistics[] scored) {
            super(searcher.getTopReaderContext());
            this.searcher = searcher;
            setSimilarity(new ByWords(searcher.getSimilarity(), scored));
            setQueryCache(null);
        }

        @Override
        public TermStatistics termStatistics(Term term, int documents, long occurrences) throws IOException {
            return searcher.termStatistics(term, documents, occurrences);
        }

        @Override
        public CollectionStatistics collectionStatistics(String field) throws IOException {
            return searcher.collectionStatistics(field);
        }
    }

    private static final class ByWords extends Similarity {
        private final Similarity similarity;
        private final TermStatistics[] scored;

        ByWords(Similarity similarity, TermStatistics[] scored) {
            this.similarity = similarity;
            this.scored = scored;
        }

        @Override
        public SimScorer scorer(float boost, CollectionStatistics field, TermStatistics... all) {
            return similarity.scorer(boost, field, scored);
        }
    }
}
