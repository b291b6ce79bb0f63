package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Searches ids, by whatever key the documents are routed. All keys of an id lie side by side, see {@link KeyField}.
 *
 * <p>Matches have the score 1: an id tells documents apart, it says nothing about relevance.
 */
record KeyQueries(String path) implements FieldQueries {
    /** What may follow an id in a key. */
    private static final Automaton ROUTING = Operations.optional(
            Operations.concatenate(List.of(Automata.makeChar(KeyField.SEPARATOR), Automata.makeAnyString())));

    @Override
    public String label() {
        return "field '" + path + "' (the document's id)";
    }

    @Override
    public Answer term(String text) {
        byte[] id = KeyField.encoded(text);
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(new TermQuery(key(id)), Occur.SHOULD);
        either.add(new PrefixQuery(key(followed(id, KeyField.SEPARATOR))), Occur.SHOULD);
        return new Answer.Found(new ConstantScoreQuery(either.build()), 2);
    }

    @Override
    public Answer prefix(String text) {
        return Answer.found(new PrefixQuery(key(KeyField.encoded(text)), TermsInTime.METHOD));
    }

    @Override
    public Answer wildcard(List<Piece> pieces) {
        return Patterns.query(this, KeyField.NAME, pieces, KeyField.SEPARATOR + 1, Optional.of(ROUTING));
    }

    @Override
    public Answer regex(String expression) {
        RegularExpressions.Ending ending = new RegularExpressions.Ending((char) KeyField.SEPARATOR, ROUTING);
        return RegularExpressions.query(this, KeyField.NAME, expression, Optional.of(ending));
    }

    @Override
    public Answer range(Bound low, Bound high) {
        // The first key behind all those of an id is the id with the byte after the separator.
        BytesRef from = switch (low) {
            case Bound.Unbounded none -> null;
            case Bound.Inclusive at -> bytes(at.value());
            case Bound.Exclusive above -> behind(above.value());
        };
        BytesRef to = switch (high) {
            case Bound.Unbounded none -> null;
            case Bound.Inclusive at -> behind(at.value());
            case Bound.Exclusive below -> bytes(below.value());
        };
        return Answer.found(range(from, to));
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Query exists() {
        return MatchAllDocsQuery.INSTANCE;
    }

    /** Keys from the first one up to before the second; null is no bound, as for Lucene. */
    private static Query range(@Nullable BytesRef from, @Nullable BytesRef to) {
        return new TermRangeQuery(KeyField.NAME, from, to, true, to == null, TermsInTime.METHOD);
    }

    private static BytesRef bytes(Literal value) {
        return new BytesRef(KeyField.encoded(value.text()));
    }

    private static BytesRef behind(Literal value) {
        return new BytesRef(followed(KeyField.encoded(value.text()), (byte) (KeyField.SEPARATOR + 1)));
    }

    private static Term key(byte[] bytes) {
        return new Term(KeyField.NAME, new BytesRef(bytes));
    }

    private static byte[] followed(byte[] bytes, byte last) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = last;
        return longer;
    }
}
