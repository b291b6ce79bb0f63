package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.check.FacetPath;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Searches paths: a path finds itself and all that go on from it, a slash alone every one. */
record FacetQueries(FieldDefinition field) implements FieldQueries {
    private static final String ROOT = "/";

    @Override
    public String label() {
        return "field '" + field.path() + "' (facet)";
    }

    @Override
    public Answer term(String text) {
        if (text.equals(ROOT)) {
            return Answer.found(exists());
        }
        String path = text.endsWith(ROOT) ? text.substring(0, text.length() - 1) : text;
        return FacetPath.parse(path)
                .map(fitting -> Answer.found(query(IndexFields.facet(field), fitting.text())))
                .orElseGet(
                        () -> unfit("takes " + FacetPath.EXPECTED + "; not '" + FieldQueries.abbreviated(text) + "'"));
    }

    /** The path as written; what would be a wildcard elsewhere needs no star here, since a path has all below it. */
    @Override
    public Answer slash(String raw) {
        Optional<String> path = SlashTexts.unescaped(raw);
        return path.isEmpty()
                ? unfit("takes no wildcards: a path finds all below it; put '\\' before a '*' or '?' of a name")
                : term(path.get());
    }

    @Override
    public Answer range(Bound low, Bound high) {
        return unfit("has no ranges; a path finds itself and all below it");
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Query exists() {
        return query(IndexFields.PRESENCE, field.path());
    }

    private static Query query(String name, String term) {
        return new ConstantScoreQuery(new TermQuery(new Term(name, term)));
    }
}
