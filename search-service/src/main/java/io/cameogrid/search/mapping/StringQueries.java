package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import io.cameogrid.schema.FieldDefinition;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Searches exact strings. */
final class StringQueries implements FieldQueries {
    private final String path;
    private final String name;
    private final boolean column;

    StringQueries(FieldDefinition field) {
        this.path = field.path();
        this.name = IndexFields.string(field);
        this.column = field.fast();
    }

    @Override
    public String label() {
        return "field '" + path + "' (string)";
    }

    @Override
    public Answer term(String text) {
        BytesRef value = new BytesRef(text);
        return value.length > FieldWriters.MAX_STRING_BYTES
                ? unfit("is searched by values of at most " + FieldWriters.MAX_STRING_BYTES + " bytes")
                : Answer.found(new TermQuery(new Term(name, value)));
    }

    @Override
    public Answer prefix(String text) {
        return Answer.found(new PrefixQuery(new Term(name, text), TermsInTime.METHOD));
    }

    @Override
    public Answer wildcard(List<Piece> pieces) {
        return Patterns.query(this, name, pieces, 0, Optional.empty());
    }

    @Override
    public Answer fuzzy(String text, int maxEdits) {
        return FuzzyTerms.query(this, new Term(name, text), maxEdits);
    }

    @Override
    public Answer regex(String expression) {
        return RegularExpressions.query(this, name, expression);
    }

    @Override
    public Answer range(Bound low, Bound high) {
        return Answer.found(TermRanges.query(name, low, high, Literal::text));
    }

    @Override
    public Answer in(List<Literal> values) {
        return Answer.found(new TermInSetQuery(
                name, values.stream().map(value -> new BytesRef(value.text())).toList()));
    }

    /** The column or, where the value is too long for it or there is none, the mark beside. */
    @Override
    public Query exists() {
        Query mark = new TermQuery(new Term(IndexFields.PRESENCE, path));
        if (!column) {
            return new ConstantScoreQuery(mark);
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(new FieldExistsQuery(name), Occur.SHOULD).add(mark, Occur.SHOULD);
        return new ConstantScoreQuery(either.build());
    }
}
