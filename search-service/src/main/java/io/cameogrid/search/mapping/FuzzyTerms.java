package io.cameogrid.search.mapping;

import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Frequency.Variant;
import io.cameogrid.search.port.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopTermsRewrite;

/**
 * Looks for terms that are nearly one, within a budget: the nearest ones count, and the term is not too long.
 *
 * <p>All of them score as if they were as frequent as the most frequent one, each by its nearness. A searcher that knows
 * the terms of more partitions than its own says which they are; any other has its own.
 */
public final class FuzzyTerms {
    private static final int MAX_LENGTH = 255;
    private static final MultiTermQuery.RewriteMethod GIVEN_OR_OWN = new GivenOrOwn();

    private FuzzyTerms() {}

    /** A searcher that knows more of terms than its index does. */
    public interface Known {
        /** The terms that are searched instead of one, if they have been told. */
        Optional<Frequency.OfNear> near(Subject.Near subject);

        /**
         * How many of its documents have the term.
         *
         * @param all how many there are together with deleted ones
         */
        long documents(Term term, long all) throws IOException;
    }

    static Answer query(FieldQueries field, Term term, int maxEdits) {
        return term.text().length() > MAX_LENGTH
                ? field.unfit("takes '~' behind values of at most " + MAX_LENGTH + " characters")
                : new Answer.Found(query(term, maxEdits, GIVEN_OR_OWN), Frequency.OfNear.MOST);
    }

    /** What the query is about. */
    static Subject.Near subject(FuzzyQuery query) {
        return new Subject.Near(query.getField(), query.getTerm().text(), query.getMaxEdits());
    }

    /** The terms that a searcher would look for by itself, and how many of its documents have each. */
    public static Frequency.OfNear near(IndexSearcher searcher, Subject.Near subject) throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (Near near : own(searcher, subject)) {
            variants.add(new Variant(near.term().getTerm().text(), near.nearness(), near.documents()));
        }
        return new Frequency.OfNear(variants);
    }

    /** Terms of deleted documents alone are none: they must not take the place of others among the nearest. */
    private static List<Near> own(IndexSearcher searcher, Subject.Near subject) throws IOException {
        Term term = new Term(subject.field(), subject.text());
        int wanted = Frequency.OfNear.MOST;
        while (true) {
            List<Near> found = new ArrayList<>();
            searcher.rewrite(query(term, subject.edits(), new Collecting(found, wanted)));
            List<Near> living = living(searcher, found);
            if (found.size() < wanted || living.size() >= Frequency.OfNear.MOST) {
                return nearest(living);
            }
            wanted *= 2;
        }
    }

    private static List<Near> living(IndexSearcher searcher, List<Near> found) throws IOException {
        if (!(searcher instanceof Known known)) {
            return found;
        }
        List<Near> living = new ArrayList<>(found.size());
        for (Near near : found) {
            long documents = known.documents(near.term().getTerm(), near.documents());
            if (documents > 0) {
                living.add(new Near(near.term(), near.nearness(), documents));
            }
        }
        return living;
    }

    private static List<Near> nearest(List<Near> terms) {
        return terms.size() <= Frequency.OfNear.MOST
                ? terms
                : terms.stream()
                        .sorted(Near.NEAREST_FIRST)
                        .limit(Frequency.OfNear.MOST)
                        .toList();
    }

    /** @param term with its places in the index, if they are known */
    private record Near(TermQuery term, float nearness, long documents) {
        static final Comparator<Near> NEAREST_FIRST = Comparator.comparingDouble(Near::nearness)
                .reversed()
                .thenComparing(near -> near.term().getTerm().bytes());
    }

    private static FuzzyQuery query(Term term, int maxEdits, MultiTermQuery.RewriteMethod method) {
        return new FuzzyQuery(term, maxEdits, 0, Frequency.OfNear.MOST, true, method);
    }

    private static final class GivenOrOwn extends MultiTermQuery.RewriteMethod {
        @Override
        public Query rewrite(IndexSearcher searcher, MultiTermQuery query) throws IOException {
            Subject.Near subject = subject((FuzzyQuery) query);
            Optional<Frequency.OfNear> given = searcher instanceof Known known ? known.near(subject) : Optional.empty();
            return any(
                    subject.field(), given.isPresent() ? given(subject.field(), given.get()) : own(searcher, subject));
        }

        private static List<Near> given(String field, Frequency.OfNear given) {
            List<Near> near = new ArrayList<>();
            for (Variant variant : given.variants()) {
                TermQuery term = new TermQuery(new Term(field, variant.text()));
                near.add(new Near(term, variant.nearness(), variant.documents()));
            }
            return near;
        }

        private static Query any(String field, List<Near> terms) {
            if (terms.isEmpty()) {
                return new MatchNoDocsQuery("no word is near");
            }
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            long documents = 0;
            for (Near near : terms) {
                any.add(new BoostQuery(near.term(), near.nearness()), Occur.SHOULD);
                documents = Math.max(documents, near.documents());
            }
            return new EquallyFrequentQuery(field, any.build(), documents);
        }
    }

    /** Gathers the terms; makes no query of them. */
    private static final class Collecting extends TopTermsRewrite<List<Near>> {
        private final List<Near> found;
        private final int most;

        Collecting(List<Near> found, int most) {
            super(most);
            this.found = found;
            this.most = most;
        }

        @Override
        protected int getMaxSize() {
            return most;
        }

        @Override
        protected List<Near> getTopLevelBuilder() {
            return found;
        }

        @Override
        protected void addClause(List<Near> terms, Term term, int documents, float nearness, TermStates states) {
            terms.add(new Near(new TermQuery(term, states), nearness, documents));
        }

        @Override
        protected Query build(List<Near> terms) {
            return new MatchNoDocsQuery("the words are all that is wanted");
        }
    }
}
