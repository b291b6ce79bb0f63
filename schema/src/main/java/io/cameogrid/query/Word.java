package io.cameogrid.query;

import io.cameogrid.query.Query.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An unquoted word, escapes resolved: its literal and wildcard pieces, and the edits that a {@code ~} at its end allows. */
record Word(List<Piece> pieces, OptionalInt edits) {

    /** The text of a word without wildcards and edits. */
    Optional<String> literal() {
        return edits.isEmpty() ? literalPiece() : Optional.empty();
    }

    /** The text of a word without wildcards. */
    Optional<String> literalPiece() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Literal literal
                ? Optional.of(literal.text())
                : Optional.empty();
    }

    /** Reads the text between two offsets, which is not empty and holds nothing that ends a word. */
    static Word read(Lexer lexer, int start, int end) {
        return new Reader(lexer, start, end).read();
    }

    private static final class Reader {

        private final Lexer lexer;
        private final String text;
        private final int start;
        private final int end;
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        Reader(Lexer lexer, int start, int end) {
            this.lexer = lexer;
            this.text = lexer.text();
            this.start = start;
            this.end = end;
        }

        Word read() {
            OptionalInt edits = OptionalInt.empty();
            int i = start;
            while (i < end && edits.isEmpty()) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> i = readEscape(i);
                    case '*' -> addAnyText();
                    case '?' -> addPiece(new Piece.AnyCharacter());
                    case '~' -> edits = OptionalInt.of(readEdits(i));
                    default -> literal.append(c);
                }
                i++;
            }
            endLiteral();
            return new Word(List.copyOf(pieces), edits);
        }

        /** Takes the character after the backslash, and gives its offset. */
        private int readEscape(int backslash) {
            int escaped = backslash + 1;
            if (escaped >= end) {
                throw lexer.unexpected(escaped, "a character after '\\'", "write \\\\ for a backslash");
            }
            boolean beforeKeyword = backslash == start && Syntax.isKeyword(text.substring(escaped, end));
            if (Character.isLetterOrDigit(text.codePointAt(escaped)) && !beforeKeyword) {
                throw lexer.unexpected(
                        backslash, "'\\' before a space or a punctuation mark", "write \\\\ for a backslash");
            }
            literal.append(text.charAt(escaped));
            return escaped;
        }

        private int readEdits(int tilde) {
            if (tilde == start) {
                throw lexer.unexpected(tilde, "a word before '~'", "write \\~ for the character itself");
            }
            String written = text.substring(tilde + 1, end);
            return switch (written) {
                case "" -> Query.Fuzzy.MAX_EDITS;
                case "1" -> 1;
                case "2" -> 2;
                default ->
                    throw lexer.unexpected(
                            tilde, "'~1', '~2' or '~' at the end of a word", "write \\~ for the character itself");
            };
        }

        /** Stars in a row mean the same as one. */
        private void addAnyText() {
            endLiteral();
            if (pieces.isEmpty() || !(pieces.getLast() instanceof Piece.AnyText)) {
                pieces.add(new Piece.AnyText());
            }
        }

        private void addPiece(Piece piece) {
            endLiteral();
            pieces.add(piece);
        }

        private void endLiteral() {
            if (!literal.isEmpty()) {
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
