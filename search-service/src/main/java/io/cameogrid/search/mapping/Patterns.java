package io.cameogrid.search.mapping;

import io.cameogrid.query.Query.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Makes automata of wildcard patterns, within a budget of work. */
final class Patterns {
    private static final String TOO_COMPLEX = "cannot follow a pattern that complex (past the automaton budget of "
            + Operations.DEFAULT_DETERMINIZE_WORK_LIMIT + "); use fewer '?' and less text behind a '*'";

    /** Characters and wildcards of a pattern. */
    private static final int LONGEST = 256;

    private Patterns() {}

    /**
     * A query for the terms that fit the pattern, each with the score 1. A wildcard costs as much as a term: its automaton
     * takes memory, once for each field that is asked.
     *
     * @param name of the field in the index
     * @param lowest the lowest character that a wildcard stands for
     * @param ending what may follow the pattern
     */
    static Answer query(FieldQueries field, String name, List<Piece> pieces, int lowest, Optional<Automaton> ending) {
        if (length(pieces) > LONGEST) {
            return field.unfit("takes patterns of at most " + LONGEST + " characters");
        }
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
            return new Answer.Found(
                    new AutomatonQuery(new Term(name, shown.toString()), automaton, false, TermsInTime.METHOD),
                    1 + wildcards(pieces));
        } catch (TooComplexToDeterminizeException e) {
            return field.unfit(TOO_COMPLEX);
        }
    }

    private static int wildcards(List<Piece> pieces) {
        return (int) pieces.stream()
                .filter(piece -> !(piece instanceof Piece.Literal))
                .count();
    }

    private static int length(List<Piece> pieces) {
        return pieces.stream()
                .mapToInt(piece ->
                        piece instanceof Piece.Literal literal ? literal.text().length() : 1)
                .sum();
    }

    static Automaton anyCharacter(int lowest) {
        return Automata.makeCharRange(lowest, Character.MAX_CODE_POINT);
    }
}
