package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.check.ByteValues;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Searches bytes, by the whole value in base64. */
record BytesQueries(FieldDefinition field) implements FieldQueries {
    @Override
    public String label() {
        return "field '" + field.path() + "' (bytes)";
    }

    @Override
    public Answer term(String text) {
        return ByteValues.decode(text)
                .map(bytes -> Answer.found(
                        new ConstantScoreQuery(new TermQuery(new Term(IndexFields.bytes(field), BytesTerm.of(bytes))))))
                .orElseGet(() -> unfit("takes a whole value in base64 such as 3q2+7w==, not '"
                        + FieldQueries.abbreviated(text) + "'"));
    }

    /** Base64 that begins with a slash. */
    @Override
    public Answer slash(String raw) {
        return term(SlashTexts.unescaped(raw).orElse(raw));
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
        return new ConstantScoreQuery(new TermQuery(new Term(IndexFields.PRESENCE, field.path())));
    }
}
