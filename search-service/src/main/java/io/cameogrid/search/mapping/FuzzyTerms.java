package io.cameogrid.search.mapping;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;

/** Looks for terms that are nearly one, within a budget: the nearest ones count, and the term is not too long. */
final class FuzzyTerms {
    private static final int MAX_EXPANSIONS = 50;
    private static final int MAX_LENGTH = 255;

    private FuzzyTerms() {}

    static Answer query(FieldQueries field, Term term, int maxEdits) {
        return term.text().length() > MAX_LENGTH
                ? field.unfit("takes '~' behind values of at most " + MAX_LENGTH + " characters")
                : new Answer.Found(new FuzzyQuery(term, maxEdits, 0, MAX_EXPANSIONS, true), MAX_EXPANSIONS);
    }
}
