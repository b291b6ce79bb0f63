package io.cameogrid.query;

/** Writes text with the backslashes that keep it text, which differ by where it stands. */
enum TextWriter {

    /** At the beginning of a clause, where a sign negates and a colon ends a field name. */
    CLAUSE("-+!'/<>", ":"),

    /** After a field and its colon. */
    VALUE("'/<>", ""),

    /** In a range or a set. */
    BRACKETED("',", ""),

    /** In the field lists after a query. */
    TAIL("-+!'/<>", ":,");

    private static final String RESERVED = "()[]{}\"^~*?\\";

    private final String reservedFirst;
    private final String reservedHere;

    TextWriter(String reservedFirst, String reservedHere) {
        this.reservedFirst = reservedFirst;
        this.reservedHere = reservedHere;
    }

    /** A whole word, which must not be mistaken for a keyword either. */
    String word(String text) {
        return Syntax.isKeyword(text) ? "\\" + text : part(text, true);
    }

    /**
     * A part of a word.
     *
     * @param first whether the word begins with it
     */
    String part(String text, boolean first) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean opens = first && i == 0 && reservedFirst.indexOf(c) >= 0;
            boolean endsSetValue = this == BRACKETED && c == ',' && i == text.length() - 1;
            if (opens || endsSetValue || isReserved(c)) {
                written.append('\\');
            }
            written.append(c);
        }
        return written.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean isReserved(char c) {
        return Syntax.isSpace(c) || RESERVED.indexOf(c) >= 0 || reservedHere.indexOf(c) >= 0;
    }
}
