package io.cameogrid.search.leaf;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/** Chooses how to get the best matches and the exact number of all, by the shape of the query. */
final class CountingCost {
    private CountingCost() {}

    /**
     * Whether counting without scores and skipping to the best without counting together cost less than one pass that
     * scores every match.
     *
     * <p>They do where postings or points alone decide: terms, sets, ranges and unions of these, for which the index often
     * knows the number anyway, and where every match scores the same. They do not where finding the matches is the work:
     * conjunctions, phrases, and the many terms of a prefix or pattern, which would be found twice.
     */
    static boolean apart(Query query) {
        return switch (query) {
            case BoostQuery boosted -> apart(boosted.getQuery());
            case DisjunctionMaxQuery any -> any.getDisjuncts().stream().allMatch(CountingCost::apart);
            case BooleanQuery clauses -> apart(clauses);
            case ConstantScoreQuery constant -> !(constant.getQuery() instanceof MultiTermQuery);
            case MultiTermQuery terms -> false;
            case PhraseQuery phrase -> false;
            case MultiPhraseQuery phrase -> false;
            default -> true;
        };
    }

    private static boolean apart(BooleanQuery query) {
        boolean scored = query.clauses().stream().anyMatch(BooleanClause::isScoring);
        return !scored
                || query.clauses().stream()
                        .allMatch(clause -> clause.occur() == BooleanClause.Occur.SHOULD && apart(clause.query()));
    }
}
