package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** A query of which all terms, of one field, score as if so many documents had each. */
final class EquallyFrequentQuery extends Query {
    private final String field;
    private final Query terms;
    private final long documents;

    EquallyFrequentQuery(String field, Query terms, long documents) {
        this.field = field;
        this.terms = terms;
        this.documents = documents;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = terms.rewrite(searcher);
        return rewritten.equals(terms) ? this : new EquallyFrequentQuery(field, rewritten, documents);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        if (!scoreMode.needsScores()) {
            return terms.createWeight(searcher, scoreMode, boost);
        }
        CollectionStatistics all = searcher.collectionStatistics(field);
        return terms.createWeight(new Equalizing(searcher, Optional.ofNullable(all), documents), scoreMode, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        terms.visit(visitor);
    }

    @Override
    public String toString(String defaultField) {
        return terms.toString(defaultField);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EquallyFrequentQuery that && terms.equals(that.terms) && documents == that.documents;
    }

    @Override
    public int hashCode() {
        return 31 * terms.hashCode() + Long.hashCode(documents);
    }

    private static final class Equalizing extends IndexSearcher {
        private final Optional<CollectionStatistics> field;
        private final long documents;

        /** @param field of which all terms are; empty if no document has it */
        Equalizing(IndexSearcher searcher, Optional<CollectionStatistics> field, long documents) {
            super(searcher.getTopReaderContext());
            this.field = field;
            this.documents = documents;
            setSimilarity(searcher.getSimilarity());
            setQueryCache(null);
        }

        @Override
        public TermStatistics termStatistics(Term term, int ownDocuments, long ownOccurrences) {
            long clamped = Math.clamp(
                    documents, 1, field.map(CollectionStatistics::docCount).orElse(1L));
            return new TermStatistics(term.bytes(), clamped, Math.max(clamped, ownOccurrences));
        }

        @Override
        public @Nullable CollectionStatistics collectionStatistics(String name) {
            return field.orElse(null);
        }
    }
}
