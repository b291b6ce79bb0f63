package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;

/** A phrase with alternatives that scores by some of its words alone. */
final class WholeWordsPhraseQuery extends Query {
    private final MultiPhraseQuery phrase;
    private final List<Term> words;

    WholeWordsPhraseQuery(MultiPhraseQuery phrase, List<Term> words) {
        this.phrase = phrase;
        this.words = words;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        if (!scoreMode.needsScores()) {
            return phrase.createWeight(searcher, scoreMode, boost);
        }
        List<TermStatistics> statistics = new ArrayList<>(words.size());
        for (Term word : words) {
            TermStates states = TermStates.build(searcher, word, true);
            if (states.docFreq() > 0) {
                statistics.add(searcher.termStatistics(word, states.docFreq(), states.totalTermFreq()));
            }
        }
        TermStatistics[] scored = statistics.toArray(new TermStatistics[0]);
        return phrase.createWeight(new Scoring(searcher, scored), scoreMode, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        phrase.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return phrase.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WholeWordsPhraseQuery that && phrase.equals(that.phrase) && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return 31 * phrase.hashCode() + words.hashCode();
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
