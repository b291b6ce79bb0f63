package io.cameogrid.query;

import io.cameogrid.query.Query.Piece;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes queries in canonical form: keywords in full, a field before each value, and no more parentheses than needed. */
final class QueryPrinter {

    /** How tightly a query holds together; one inside another needs parentheses when it holds less than its place asks. */
    private enum Binding {
        OR,
        AND,
        UNARY,
        BOOST,
        ATOM
    }

    private final StringBuilder out = new StringBuilder();

    String print(Query query) {
        write(query, Binding.OR);
        return out.toString();
    }

    String print(ParsedQuery parsed) {
        write(parsed.query(), Binding.OR);
        write(parsed.tail());
        return out.toString();
    }

    private void write(TailClauses tail) {
        if (!tail.returnFields().isEmpty()) {
            out.append(" return ")
                    .append(tail.returnFields().stream()
                            .map(TextWriter.TAIL::word)
                            .collect(Collectors.joining(", ")));
        }
        tail.limit().ifPresent(limit -> out.append(" limit ").append(limit));
        tail.offset().ifPresent(offset -> out.append(" offset ").append(offset));
        if (!tail.sort().isEmpty()) {
            out.append(" sort ")
                    .append(tail.sort().stream()
                            .map(clause ->
                                    TextWriter.TAIL.word(clause.field()) + (clause.ascending() ? ":asc" : ":desc"))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void write(Query query, Binding place) {
        boolean grouped = binding(query).compareTo(place) < 0;
        out.append(grouped ? "(" : "");
        write(query);
        out.append(grouped ? ")" : "");
    }

    private static Binding binding(Query query) {
        return switch (query) {
            case Query.Or or -> Binding.OR;
            case Query.And and -> Binding.AND;
            case Query.Not not -> Binding.UNARY;
            case Query.Boosted boosted -> Binding.BOOST;
            case Query.MatchAll all -> Binding.ATOM;
            case Query.Exists exists -> Binding.ATOM;
            case Query.Term term -> Binding.ATOM;
            case Query.Phrase phrase -> Binding.ATOM;
            case Query.Prefix prefix -> Binding.ATOM;
            case Query.Wildcard wildcard -> Binding.ATOM;
            case Query.Fuzzy fuzzy -> Binding.ATOM;
            case Query.SlashText slash -> Binding.ATOM;
            case Query.Range range -> Binding.ATOM;
            case Query.In in -> Binding.ATOM;
        };
    }

    private void write(Query query) {
        switch (query) {
            case Query.And and -> writeJoined(and.clauses(), " AND ", Binding.UNARY);
            case Query.Or or -> writeJoined(or.clauses(), " OR ", Binding.AND);
            case Query.Not not -> {
                out.append("NOT ");
                write(not.clause(), Binding.BOOST);
            }
            case Query.Boosted boosted -> {
                write(boosted.query(), Binding.ATOM);
                out.append('^').append(number(boosted.boost()));
            }
            case Query.MatchAll all -> out.append('*');
            case Query.Exists exists -> writeField(exists.field()).append('*');
            case Query.Term term ->
                writeField(term.field()).append(writer(term.field()).word(term.text()));
            case Query.Phrase phrase -> writePhrase(phrase);
            case Query.Prefix prefix ->
                writeField(prefix.field())
                        .append(writer(prefix.field()).part(prefix.text(), true))
                        .append('*');
            case Query.Wildcard wildcard -> writeWildcard(wildcard);
            case Query.Fuzzy fuzzy ->
                writeField(fuzzy.field())
                        .append(writer(fuzzy.field()).part(fuzzy.text(), true))
                        .append('~')
                        .append(fuzzy.maxEdits());
            case Query.SlashText slash ->
                writeField(slash.field()).append(slash.raw()).append(separator(slash.raw()));
            case Query.Range range -> writeRange(range);
            case Query.In in ->
                writeField(in.field())
                        .append(in.values().stream()
                                .map(QueryPrinter::literal)
                                .collect(Collectors.joining(" ", "IN [", "]")));
        }
    }

    private void writeJoined(List<Query> clauses, String separator, Binding place) {
        String before = "";
        for (Query clause : clauses) {
            out.append(before);
            write(clause, place);
            before = separator;
        }
    }

    private StringBuilder writeField(FieldRef field) {
        return switch (field) {
            case FieldRef.Named named ->
                out.append(TextWriter.CLAUSE.part(named.name(), true)).append(':');
            case FieldRef.Defaults defaults -> out;
        };
    }

    private static TextWriter writer(FieldRef field) {
        return field instanceof FieldRef.Named ? TextWriter.VALUE : TextWriter.CLAUSE;
    }

    private void writePhrase(Query.Phrase phrase) {
        writeField(phrase.field()).append(TextWriter.quoted(phrase.text()));
        if (phrase.slop() > 0) {
            out.append('~').append(phrase.slop());
        }
        out.append(phrase.prefix() ? "*" : "");
    }

    private void writeWildcard(Query.Wildcard wildcard) {
        writeField(wildcard.field());
        boolean first = true;
        for (Piece piece : wildcard.pieces()) {
            switch (piece) {
                case Piece.Literal literal ->
                    out.append(writer(wildcard.field()).part(literal.text(), first));
                case Piece.AnyCharacter any -> out.append('?');
                case Piece.AnyText any -> out.append('*');
            }
            first = false;
        }
    }

    private void writeRange(Query.Range range) {
        writeField(range.field())
                .append(range.low() instanceof Bound.Exclusive ? '{' : '[')
                .append(bound(range.low()))
                .append(" TO ")
                .append(bound(range.high()))
                .append(range.high() instanceof Bound.Exclusive ? '}' : ']');
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.Unbounded unbounded -> "*";
            case Bound.Inclusive inclusive -> literal(inclusive.value());
            case Bound.Exclusive exclusive -> literal(exclusive.value());
        };
    }

    private static String literal(Literal value) {
        return value.quoted() ? TextWriter.quoted(value.text()) : TextWriter.BRACKETED.word(value.text());
    }

    /** White space where a slashed text leaves something open that would swallow a parenthesis or boost after it. */
    private static String separator(String raw) {
        return new SlashScan(raw + ")").end(0) == raw.length() ? "" : " ";
    }

    private static String number(float boost) {
        return new BigDecimal(Float.toString(boost)).stripTrailingZeros().toPlainString();
    }
}
