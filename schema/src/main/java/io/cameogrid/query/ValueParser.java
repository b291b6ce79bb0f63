package io.cameogrid.query;

import io.cameogrid.query.Query.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what one clause looks for: a word, a quoted or slashed text, a range, a comparison or a set. */
final class ValueParser {

    private static final String QUOTE_IT = "put the value in quotes";

    private final Lexer lexer;
    private final Budget budget;

    ValueParser(Lexer lexer, Budget budget) {
        this.lexer = lexer;
        this.budget = budget;
    }

    /** Reads the field name and the colon at the cursor, if a clause begins there with a field. */
    Optional<FieldRef.Named> readField() {
        if (lexer.atAnyOf("\"'/<>")) {
            return Optional.empty();
        }
        int start = lexer.position();
        Optional<Integer> colon = lexer.colon();
        if (colon.isEmpty()) {
            return Optional.empty();
        }
        if (colon.get() == start) {
            throw lexer.unexpected(start, "a field name before ':'", "write \\: for the character itself");
        }
        Optional<String> name = Word.read(lexer, start, colon.get()).literal();
        if (name.isEmpty()) {
            throw lexer.unexpected(start, "a field name without wildcards before ':'", "write * for every document");
        }
        lexer.moveTo(colon.get() + 1);
        return Optional.of(new FieldRef.Named(name.get(), start));
    }

    /** Reads the value of one clause; a colon or a minus at the cursor belongs to it. */
    Query value(FieldRef field, String expected) {
        budget.addClause(lexer.position());
        if (lexer.atAnyOf("\"'")) {
            return phrase(field);
        }
        if (lexer.at('/')) {
            int start = lexer.position();
            return new Query.SlashText(field, lexer.readSlashed(), start);
        }
        if (lexer.atAnyOf("[{")) {
            return range(field);
        }
        if (lexer.atAnyOf("<>")) {
            return comparison(field);
        }
        return lexer.atWord("IN") ? set(field) : word(field, expected);
    }

    private Query phrase(FieldRef field) {
        int start = lexer.position();
        String text = lexer.readQuoted();
        int slop = lexer.accept('~') ? readSlop() : 0;
        boolean prefix = lexer.accept('*');
        return new Query.Phrase(field, text, slop, prefix, start);
    }

    private int readSlop() {
        int start = lexer.position();
        String digits = lexer.readDigits();
        Optional<Integer> slop = Numbers.parse(digits);
        if (slop.isEmpty()) {
            throw lexer.unexpected(start, "a whole number up to " + Integer.MAX_VALUE + " after '~', as in \"a b\"~2");
        }
        return slop.get();
    }

    private Query range(FieldRef field) {
        int start = lexer.position();
        boolean lowInside = lexer.accept('[');
        lexer.moveTo(start + 1);
        Optional<Literal> low = readBound("a lower bound, a value or *");
        lexer.skipSpace();
        if (!lexer.acceptWord("TO")) {
            throw lexer.unexpected("'TO' between the bounds of the range");
        }
        Optional<Literal> high = readBound("an upper bound, a value or *");
        lexer.skipSpace();
        boolean highInside = lexer.accept(']');
        if (!highInside && !lexer.accept('}')) {
            throw lexer.unexpected("a closing ] or } for the range at " + start);
        }
        return new Query.Range(field, bound(low, lowInside), bound(high, highInside), start);
    }

    private Optional<Literal> readBound(String expected) {
        lexer.skipSpace();
        return lexer.acceptWord("*") ? Optional.empty() : Optional.of(readLiteral(expected));
    }

    private static Bound bound(Optional<Literal> value, boolean inside) {
        if (value.isEmpty()) {
            return new Bound.Unbounded();
        }
        return inside ? new Bound.Inclusive(value.get()) : new Bound.Exclusive(value.get());
    }

    private Query comparison(FieldRef field) {
        int start = lexer.position();
        boolean less = lexer.accept('<');
        lexer.moveTo(start + 1);
        boolean inside = lexer.accept('=');
        String operator = lexer.text().substring(start, lexer.position());
        lexer.skipSpace();
        Bound bound = bound(Optional.of(readLiteral("a value after '" + operator + "'")), inside);
        return less
                ? new Query.Range(field, new Bound.Unbounded(), bound, start)
                : new Query.Range(field, bound, new Bound.Unbounded(), start);
    }

    private Query set(FieldRef field) {
        int start = lexer.position();
        lexer.acceptWord("IN");
        lexer.skipSpace();
        if (!lexer.accept('[')) {
            throw lexer.unexpected(
                    lexer.position(),
                    "a set of values after 'IN', as in IN [a b]",
                    "write \"IN\" to search for the word");
        }
        List<Literal> values = new ArrayList<>();
        do {
            values.add(readSetValue());
            lexer.skipSpace();
        } while (!lexer.accept(']'));
        return new Query.In(field, values, start);
    }

    private Literal readSetValue() {
        lexer.skipSpace();
        int start = lexer.position();
        budget.addClause(start);
        Literal value = readLiteral("a value or ] in the set");
        String raw = lexer.text().substring(start, lexer.position());
        if (raw.startsWith(",") || (raw.endsWith(",") && !raw.endsWith("\\,"))) {
            throw lexer.unexpected(start, "set values with only white space between them", "write \\, for a comma");
        }
        return value;
    }

    /** Reads a value that can only be exact, since a range or a set compares it. */
    private Literal readLiteral(String expected) {
        int start = lexer.position();
        if (lexer.atAnyOf("\"'")) {
            return new Literal(lexer.readQuoted(), true, start);
        }
        String raw = lexer.word();
        if (raw.isEmpty()) {
            throw lexer.unexpected(start, expected);
        }
        if (Syntax.isOperator(raw)) {
            throw lexer.unexpected(start, expected, QUOTE_IT);
        }
        Optional<String> text = Word.read(lexer, start, start + raw.length()).literal();
        if (text.isEmpty()) {
            throw lexer.unexpected(start, expected + ", without wildcards and '~'", QUOTE_IT);
        }
        lexer.moveTo(start + raw.length());
        return new Literal(text.get(), false, start);
    }

    private Query word(FieldRef field, String expected) {
        int start = lexer.position();
        String raw = lexer.word();
        if (raw.isEmpty()) {
            throw lexer.unexpected(start, expected);
        }
        if (Syntax.isOperator(raw)) {
            throw lexer.unexpected(start, expected, "write \"" + raw + "\" to search for the word");
        }
        int end = start + raw.length();
        Word word = Word.read(lexer, start, end);
        lexer.moveTo(end);
        return word.edits().isPresent() ? fuzzy(field, word, start) : pattern(field, word, start);
    }

    private Query fuzzy(FieldRef field, Word word, int start) {
        String text = word.literalPiece()
                .orElseThrow(() -> lexer.unexpected(
                        start, "a word without wildcards before '~'", "write \\~ for the character itself"));
        return new Query.Fuzzy(field, text, word.edits().getAsInt(), start);
    }

    private static Query pattern(FieldRef field, Word word, int start) {
        List<Piece> pieces = word.pieces();
        Piece first = pieces.getFirst();
        boolean openEnded = pieces.getLast() instanceof Piece.AnyText;
        if (first instanceof Piece.Literal literal && pieces.size() == 1) {
            return new Query.Term(field, literal.text(), start);
        }
        if (first instanceof Piece.Literal literal && pieces.size() == 2 && openEnded) {
            return new Query.Prefix(field, literal.text(), start);
        }
        return pieces.size() == 1 && openEnded ? anything(field, start) : new Query.Wildcard(field, pieces, start);
    }

    private static Query anything(FieldRef field, int start) {
        return switch (field) {
            case FieldRef.Named named -> new Query.Exists(named, start);
            case FieldRef.Defaults defaults -> new Query.MatchAll(start);
        };
    }
}
