package io.cameogrid.search.mapping;

import io.cameogrid.search.analysis.RegexCost;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Makes automata of regular expressions, which fit whole values, within a budget of work. */
final class RegularExpressions {
    private static final String TOO_COMPLEX =
            "cannot follow a regular expression that complex (past the automaton budget of "
                    + Operations.DEFAULT_DETERMINIZE_WORK_LIMIT
                    + "); use smaller numbers in {}, put fewer of them in each other, and less behind a '.*'";
    private static final String SLASH = "/";
    private static final int CHARACTERS_PER_LOOK_UP = 2;

    private RegularExpressions() {}

    /** The expression between the slashes of a value; empty if the second slash is not there. */
    static Optional<String> between(String raw) {
        boolean closed = raw.length() > 1 && raw.endsWith(SLASH) && !endsEscaped(raw);
        return closed ? Optional.of(raw.substring(1, raw.length() - 1)) : Optional.empty();
    }

    /** Values of the field that fit the expression, each with the score 1. */
    static Answer query(FieldQueries field, String name, String expression) {
        return query(field, name, expression, Optional.empty());
    }

    /**
     * The same where something may follow that begins with a character which is in no value.
     *
     * @param ending the character and whatever follows it
     */
    static Answer query(FieldQueries field, String name, String expression, Optional<Ending> ending) {
        long characters = RegexCost.of(expression);
        if (characters > RegexCost.BUDGET) {
            return field.unfit(TOO_COMPLEX);
        }
        try {
            Automaton fits = new RegExp(unanchored(expression), RegExp.NONE).toAutomaton();
            Automaton all = ending.isPresent() ? ending.get().after(fits) : fits;
            Automaton automaton = Operations.determinize(all, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            // As a pattern's wildcards do, its characters take memory, once for each field that is asked.
            int cost = 1 + Math.toIntExact(characters / CHARACTERS_PER_LOOK_UP);
            return new Answer.Found(
                    new AutomatonQuery(
                            new Term(name, SLASH + expression + SLASH), automaton, false, TermsInTime.METHOD),
                    cost);
        } catch (TooComplexToDeterminizeException e) {
            return field.unfit(TOO_COMPLEX);
        } catch (IllegalArgumentException e) {
            return field.unfit("cannot follow the regular expression: " + e.getMessage());
        }
    }

    /** What may follow a value, see {@link KeyField}. */
    record Ending(char separator, Automaton automaton) {
        Automaton after(Automaton fits) {
            Automaton values = Operations.repeat(Automata.makeCharRange(separator + 1, Character.MAX_CODE_POINT));
            return Operations.concatenate(List.of(Operations.intersection(fits, values), automaton));
        }
    }

    /** The expression fits whole values anyway; anchors at its ends, as other engines know them, only say so. */
    private static String unanchored(String expression) {
        String ending = expression.startsWith("^") ? expression.substring(1) : expression;
        return ending.endsWith("$") && !endsEscaped(ending) ? ending.substring(0, ending.length() - 1) : ending;
    }

    private static boolean endsEscaped(String text) {
        int backslashes = 0;
        while (backslashes < text.length() - 1 && text.charAt(text.length() - 2 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
