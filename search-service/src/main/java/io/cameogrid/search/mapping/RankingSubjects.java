package io.cameogrid.search.mapping;

import io.cameogrid.search.port.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Finds what has to be counted in all partitions of a search, before each can answer as if it were all of them.
 *
 * <p>That are the words that score, with their fields; and the words that are nearly one, because only so many of them are
 * searched, of which no partition alone knows which they are. Prefixes, patterns, ranges and sets score 1 everywhere.
 */
public final class RankingSubjects {
    private RankingSubjects() {}

    /**
     * The subjects of a query.
     *
     * @param scored whether its scores are wanted, or only what matches
     */
    public static List<Subject> of(Query query, boolean scored) {
        Set<Subject> subjects = new LinkedHashSet<>();
        query.visit(new Visitor(subjects, scored));
        return List.copyOf(subjects);
    }

    private static final class Visitor extends QueryVisitor {
        private final Set<Subject> subjects;
        private final boolean scored;

        Visitor(Set<Subject> subjects, boolean scored) {
            this.subjects = subjects;
            this.scored = scored;
        }

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            boolean scores = occur == Occur.MUST || occur == Occur.SHOULD;
            return scores || !scored ? this : new Visitor(subjects, false);
        }

        @Override
        public void consumeTerms(Query query, Term... terms) {
            if (query instanceof FuzzyQuery fuzzy) {
                near(fuzzy);
            } else if (scored && scores(query)) {
                for (Term term : terms) {
                    subjects.add(new Subject.Field(term.field()));
                    subjects.add(new Subject.Word(term.field(), term.text()));
                }
            }
        }

        @Override
        public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            if (query instanceof FuzzyQuery fuzzy) {
                near(fuzzy);
            }
        }

        private void near(FuzzyQuery fuzzy) {
            subjects.add(FuzzyTerms.subject(fuzzy));
            if (scored) {
                subjects.add(new Subject.Field(fuzzy.getField()));
            }
        }

        private static boolean scores(Query query) {
            return query instanceof TermQuery
                    || query instanceof PhraseQuery
                    || query instanceof MultiPhraseQuery
                    || query instanceof SynonymQuery
                    || query instanceof PhrasePrefixQuery;
        }
    }
}
