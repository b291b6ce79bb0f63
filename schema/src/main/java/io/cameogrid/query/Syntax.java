package io.cameogrid.query;

import java.util.Set;

/** The characters and words that mean something to the language, shared by those who read it and the one who writes it. */
final class Syntax {

    /** What ends an unquoted word, besides white space; inside a word only an escape makes them text. */
    private static final String DELIMITERS = "()[]{}\"^";

    /** What begins a clause of the tail. */
    static final Set<String> TAIL_KEYWORDS = Set.of("return", "limit", "offset", "sort");

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "TO", "IN");

    private Syntax() {}

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean endsWord(char c) {
        return isSpace(c) || DELIMITERS.indexOf(c) >= 0;
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isOperator(String word) {
        return OPERATORS.contains(word);
    }

    /** Whether the word needs a backslash before it to be only a word. */
    static boolean isKeyword(String word) {
        return isOperator(word) || TAIL_KEYWORDS.contains(word);
    }
}
