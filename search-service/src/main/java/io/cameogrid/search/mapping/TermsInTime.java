package io.cameogrid.search.mapping;

import java.io.IOException;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of prefixes, patterns and ranges, each with the score 1, and looks at the clock meanwhile: all terms of a
 * large index fit a star, and are gone through before the first match is known.
 */
public final class TermsInTime extends MultiTermQuery.RewriteMethod {
    static final MultiTermQuery.RewriteMethod METHOD = new TermsInTime();

    private static final int TERMS_BETWEEN_LOOKS = 1 << 10;

    private TermsInTime() {}

    /** A searcher whose searches end in time. */
    @FunctionalInterface
    public interface Timed {
        /** @throws io.cameogrid.api.error.CameoGridException TIMEOUT if the time is over */
        void requireInTime();
    }

    @Override
    public Query rewrite(IndexSearcher searcher, MultiTermQuery query) throws IOException {
        MultiTermQuery terms = searcher instanceof Timed timed ? new Watched(query, timed) : query;
        return MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE.rewrite(searcher, terms);
    }

    private static final class Watched extends MultiTermQuery {
        private final MultiTermQuery query;
        private final Timed timed;

        Watched(MultiTermQuery query, Timed timed) {
            super(query.getField(), CONSTANT_SCORE_BLENDED_REWRITE);
            this.query = query;
            this.timed = timed;
        }

        @Override
        protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
            timed.requireInTime();
            return new WatchedTerms(query.getTermsEnum(terms), timed);
        }

        @Override
        public long getTermsCount() {
            return query.getTermsCount();
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
        public boolean equals(@Nullable Object other) {
            return other instanceof Watched that && query.equals(that.query);
        }

        @Override
        public int hashCode() {
            return query.hashCode();
        }
    }

    private static final class WatchedTerms extends FilterLeafReader.FilterTermsEnum {
        private final Timed timed;
        private int passed;

        WatchedTerms(TermsEnum terms, Timed timed) {
            super(terms);
            this.timed = timed;
        }

        @Override
        public BytesRef next() throws IOException {
            if (++passed % TERMS_BETWEEN_LOOKS == 0) {
                timed.requireInTime();
            }
            return in.next();
        }
    }
}
