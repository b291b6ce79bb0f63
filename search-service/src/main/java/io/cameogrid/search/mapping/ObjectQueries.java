package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/** Searches an object: every value beneath it, in each field that can hold what is looked for. */
final class ObjectQueries implements FieldQueries {
    private final String path;
    private final List<FieldQueries> members;

    ObjectQueries(String path, List<FieldQueries> members) {
        this.path = path;
        this.members = List.copyOf(members);
    }

    List<FieldQueries> members() {
        return members;
    }

    @Override
    public String label() {
        return "field '" + path + "' (json)";
    }

    @Override
    public boolean keepsPositions() {
        return members.stream().anyMatch(FieldQueries::keepsPositions);
    }

    @Override
    public Answer term(String text) {
        return any(member -> member.term(text));
    }

    @Override
    public Answer phrase(String text, int slop, boolean prefix) {
        return any(member -> member.phrase(text, slop, prefix));
    }

    @Override
    public Answer prefix(String text) {
        return any(member -> member.prefix(text));
    }

    @Override
    public Answer wildcard(List<Piece> pieces) {
        return any(member -> member.wildcard(pieces));
    }

    @Override
    public Answer fuzzy(String text, int maxEdits) {
        return any(member -> member.fuzzy(text, maxEdits));
    }

    @Override
    public Answer slash(String raw) {
        return any(member -> member.slash(raw));
    }

    @Override
    public Answer range(Bound low, Bound high) {
        return any(member -> member.range(low, high));
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Query exists() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        members.forEach(member -> any.add(member.exists(), Occur.SHOULD));
        return new ConstantScoreQuery(any.build());
    }

    private Answer any(Function<FieldQueries, Answer> question) {
        return Answer.any(
                members.stream().map(question).toList(), label() + " has no member that can be searched for this");
    }
}
