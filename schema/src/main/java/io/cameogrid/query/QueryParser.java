package io.cameogrid.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses a query string by recursive descent: this class reads how clauses combine, {@link ValueParser} what a clause
 * looks for, {@link TailParser} what follows the query.
 *
 * <p>Each method takes the field that the values inside belong to, and the words for what is missing if nothing follows.
 * Only groups recurse, so that the depth limit bounds the stack.
 */
public final class QueryParser {

    private static final String CLAUSE = "a clause";

    private final Lexer lexer;
    private final Budget budget;
    private final ValueParser values;
    private final TailParser tails;
    private Optional<TailClauses> tail = Optional.empty();

    private QueryParser(String text, Budget budget) {
        this.lexer = new Lexer(text);
        this.budget = budget;
        this.values = new ValueParser(lexer, budget);
        this.tails = new TailParser(lexer);
    }

    /**
     * Understands a query string.
     *
     * @throws QueryException if it is not a query or goes beyond a limit
     */
    public static ParsedQuery parse(String text, QueryLimits limits) {
        Budget budget = new Budget(limits);
        budget.requireLength(text);
        return new QueryParser(text, budget).parseAll();
    }

    private ParsedQuery parseAll() {
        lexer.skipSpace();
        if (lexer.atEnd()) {
            throw empty();
        }
        Query query = or(new FieldRef.Defaults(), CLAUSE);
        if (tail.isEmpty() && !lexer.atEnd()) {
            throw lexer.unexpected(
                    lexer.position(), "another clause or the end of the query", "write \\) for the character itself");
        }
        return new ParsedQuery(query, tail.orElse(TailClauses.NONE));
    }

    private static QueryException empty() {
        String expected = "at least one clause or '*'";
        return new QueryException(
                new QueryProblem(0, "empty query", expected, "empty query: expected " + expected, Optional.of("*")));
    }

    private Query or(FieldRef field, String expected) {
        lexer.skipSpace();
        int start = lexer.position();
        List<Query> clauses = new ArrayList<>();
        clauses.add(and(field, expected));
        while (lexer.acceptWord("OR")) {
            clauses.add(and(field, "a clause after 'OR'"));
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Query.Or(clauses, start);
    }

    private Query and(FieldRef field, String expected) {
        lexer.skipSpace();
        int start = lexer.position();
        List<Query> clauses = new ArrayList<>();
        clauses.add(unary(field, expected));
        while (anotherClauseFollows()) {
            boolean written = lexer.acceptWord("AND");
            clauses.add(unary(field, written ? "a clause after 'AND'" : CLAUSE));
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Query.And(clauses, start);
    }

    private boolean anotherClauseFollows() {
        lexer.skipSpace();
        if (budget.outsideGroups()) {
            tail = tails.readTail();
        }
        return tail.isEmpty() && !lexer.atEnd() && !lexer.at(')') && !lexer.atWord("OR");
    }

    private Query unary(FieldRef field, String expected) {
        lexer.skipSpace();
        int start = lexer.position();
        String wanted = expected;
        boolean negated = false;
        Optional<String> sign = readSign();
        while (sign.isPresent()) {
            negated ^= !sign.get().equals("+");
            wanted = "a clause after '" + sign.get() + "'";
            sign = readSign();
        }
        Query clause = boosted(field, wanted);
        if (!negated) {
            return clause;
        }
        return clause instanceof Query.Not not ? not.clause() : new Query.Not(clause, start);
    }

    /** Reads one sign before a clause; {@code NOT} is one as well. */
    private Optional<String> readSign() {
        int start = lexer.position();
        if (!lexer.accept('-') && !lexer.accept('!') && !lexer.accept('+') && !lexer.acceptWord("NOT")) {
            return Optional.empty();
        }
        String sign = lexer.text().substring(start, lexer.position());
        lexer.skipSpace();
        return Optional.of(sign);
    }

    private Query boosted(FieldRef field, String expected) {
        int start = lexer.position();
        Query clause = atom(field, expected);
        lexer.skipSpace();
        return lexer.accept('^') ? new Query.Boosted(clause, readBoost(), start) : clause;
    }

    private float readBoost() {
        int start = lexer.position();
        String digits = lexer.readDigits();
        String number = lexer.accept('.') ? digits + "." + lexer.readDigits() : digits;
        boolean ended = lexer.atWordEnd() && !lexer.at('^');
        if (digits.isEmpty() || number.endsWith(".") || !ended) {
            throw lexer.unexpected(start, "a number of at least 0 after '^', as in ^2 or ^0.5");
        }
        float boost = Float.parseFloat(number);
        if (Float.isInfinite(boost)) {
            throw lexer.unexpected(start, "a boost of at most " + Float.MAX_VALUE);
        }
        return boost;
    }

    private Query atom(FieldRef field, String expected) {
        if (lexer.at('(')) {
            return group(field, "a clause after '('");
        }
        Optional<FieldRef.Named> named = values.readField();
        if (named.isEmpty()) {
            return values.value(field, expected);
        }
        lexer.skipSpace();
        String prefix = Lexer.shown(named.get().name()) + ":";
        return lexer.at('(')
                ? group(named.get(), "a value after '" + prefix + "('")
                : values.value(named.get(), "a value after '" + prefix + "'");
    }

    private Query group(FieldRef field, String expected) {
        int start = lexer.position();
        budget.enterGroup(start);
        lexer.accept('(');
        Query inside = or(field, expected);
        if (!lexer.accept(')')) {
            throw lexer.unexpected("a closing ) for the one at " + start);
        }
        budget.leaveGroup();
        return inside;
    }
}
