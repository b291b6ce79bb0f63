package io.cameogrid.query;

import java.util.Optional;

/**
 * A cursor over the query string that knows where words, quoted texts and slashed texts end.
 *
 * <p>It cuts on demand, since the parser decides what a character means: a colon ends a field name but not a value, and a
 * minus before a clause negates it while in {@code price:-5} it belongs to the value.
 */
final class Lexer {

    private static final int LONGEST_FOUND = 24;

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean at(char c) {
        return !atEnd() && text.charAt(position) == c;
    }

    boolean atAnyOf(String characters) {
        return !atEnd() && characters.indexOf(text.charAt(position)) >= 0;
    }

    boolean accept(char c) {
        if (!at(c)) {
            return false;
        }
        position++;
        return true;
    }

    /** Whether the cursor is at exactly this word. */
    boolean atWord(String word) {
        int end = position + word.length();
        return text.startsWith(word, position) && (end == text.length() || Syntax.endsWord(text.charAt(end)));
    }

    boolean acceptWord(String word) {
        if (!atWord(word)) {
            return false;
        }
        position += word.length();
        return true;
    }

    /** Whether no unquoted word could go on at the cursor. */
    boolean atWordEnd() {
        return atEnd() || Syntax.endsWord(text.charAt(position));
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** Moves over one character, together with the backslash that may stand before it. */
    void skipCharacter() {
        position = Math.min(text.length(), position + (at('\\') ? 2 : 1));
    }

    void skipSpace() {
        while (!atEnd() && Syntax.isSpace(text.charAt(position))) {
            position++;
        }
    }

    /**
     * The unquoted word at the cursor as written, empty when none is there; the cursor stays. It is cut out of the string, so
     * that to ask for it more than a few times per word would be slow on long words.
     */
    String word() {
        return text.substring(position, wordEnd(position));
    }

    /** The offset of the colon that makes the word at the cursor a field name. */
    Optional<Integer> colon() {
        int i = position;
        while (i < text.length() && !Syntax.endsWord(text.charAt(i))) {
            if (text.charAt(i) == ':') {
                return Optional.of(i);
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Optional.empty();
    }

    /** Reads the quoted text that begins at the cursor, and gives it without quotes and escapes. */
    String readQuoted() {
        int start = position;
        char quote = text.charAt(start);
        StringBuilder content = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                position = i + 1;
                return content.toString();
            }
            if (c == '\\' && i + 1 < text.length() && isEscapedInQuotes(text.charAt(i + 1), quote)) {
                i++;
            }
            content.append(text.charAt(i));
        }
        String suggestion = "write \\%c for the character itself".formatted(quote);
        throw unexpected(text.length(), "a closing %c for the one at %d".formatted(quote, start), suggestion);
    }

    private static boolean isEscapedInQuotes(char c, char quote) {
        return c == quote || c == '\\';
    }

    /** Reads the decimal digits at the cursor, perhaps none. */
    String readDigits() {
        int start = position;
        while (!atEnd() && Syntax.isDigit(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Reads the slashed text that begins at the cursor, as written. */
    String readSlashed() {
        int start = position;
        position = new SlashScan(text).end(start);
        if (position > text.length()) {
            throw unexpected(text.length(), "a character after '\\'", "write \\\\ for a backslash");
        }
        return text.substring(start, position);
    }

    QueryException unexpected(String expected) {
        return unexpected(position, expected);
    }

    QueryException unexpected(int at, String expected) {
        return unexpected(at, expected, Optional.empty());
    }

    QueryException unexpected(int at, String expected, String suggestion) {
        return unexpected(at, expected, Optional.of(suggestion));
    }

    private QueryException unexpected(int at, String expected, Optional<String> suggestion) {
        String found = found(at);
        String message = "unexpected %s at %d: expected %s".formatted(found, at, expected);
        return new QueryException(new QueryProblem(at, found, expected, message, suggestion));
    }

    private String found(int at) {
        if (at == text.length()) {
            return "end of query";
        }
        int end = Math.max(wordEnd(at), at + 1);
        return "'" + shown(text.substring(at, end)) + "'";
    }

    /** A piece of the query fit for a message: short, and without characters that a terminal or a JSON writer chokes on. */
    static String shown(String piece) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(piece.length(), LONGEST_FOUND);
        for (int i = 0; i < end; i += Character.charCount(piece.codePointAt(i))) {
            int c = piece.codePointAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                shown.append("U+%04X".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return end < piece.length() ? shown + "..." : shown.toString();
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && !Syntax.endsWord(text.charAt(i))) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }
}
