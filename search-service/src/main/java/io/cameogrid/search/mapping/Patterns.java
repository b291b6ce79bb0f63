package io.cameogrid.search.mapping;

import io.cameogrid.query.Query.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Makes automata of wildcard patterns, within a budget of work. */
final class Patterns {
    /** The reason to give when the budget is passed. */
    static final String TOO_COMPLEX = "cannot follow a pattern that complex (past the automaton budget of "
            + Operations.DEFAULT_DETERMINIZE_WORK_LIMIT + "); use fewer '?' and less text behind a '*'";

    private Patterns() {}

    /**
     * A query for the terms that fit the pattern, each with the score 1.
     *
     * @param lowest the lowest character that a wildcard stands for
     * @param ending what may follow the pattern
     * @return empty if the pattern is too complex
     */
    static Optional<Query> query(String field, List<Piece> pieces, int lowest, Optional<Automaton> ending) {
        List<Automaton> parts = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> {
                    parts.add(Automata.makeString(literal.text()));
                    shown.append(literal.text());
                }
                case Piece.AnyCharacter any -> {
                    parts.add(anyCharacter(lowest));
                    shown.append('?');
                }
                case Piece.AnyText any -> {
                    parts.add(Operations.repeat(anyCharacter(lowest)));
                    shown.append('*');
                }
            }
        }
        ending.ifPresent(parts::add);
        try {
            Automaton automaton =
                    Operations.determinize(Operations.concatenate(parts), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            return Optional.of(new AutomatonQuery(new Term(field, shown.toString()), automaton));
        } catch (TooComplexToDeterminizeException e) {
            return Optional.empty();
        }
    }

    static Automaton anyCharacter(int lowest) {
        return Automata.makeCharRange(lowest, Character.MAX_CODE_POINT);
    }
}
