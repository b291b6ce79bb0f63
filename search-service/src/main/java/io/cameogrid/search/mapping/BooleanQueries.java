package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

/** Searches for true and false. */
record BooleanQueries(FieldDefinition field) implements FieldQueries {
    @Override
    public String label() {
        return "field '" + field.path() + "' (boolean)";
    }

    @Override
    public Answer term(String text) {
        return switch (text) {
            case "true" -> Answer.found(query(true));
            case "false" -> Answer.found(query(false));
            default -> unfit("is true or false, not '" + FieldQueries.abbreviated(text) + "'");
        };
    }

    @Override
    public Answer range(Bound low, Bound high) {
        return unfit("has no ranges");
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Query exists() {
        return new TermInSetQuery(IndexFields.bool(field), List.of(FieldWriters.bool(true), FieldWriters.bool(false)));
    }

    private Query query(boolean value) {
        return new TermQuery(new Term(IndexFields.bool(field), FieldWriters.bool(value)));
    }
}
