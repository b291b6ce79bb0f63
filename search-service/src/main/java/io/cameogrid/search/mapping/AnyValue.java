package io.cameogrid.search.mapping;

import io.cameogrid.query.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;

/** A set of values as a query with the score 1, for fields that look up each value by itself. */
final class AnyValue {
    private AnyValue() {}

    /** The answer to the set; a value that the field cannot hold decides it. */
    static Answer of(List<Literal> values, Function<Literal, Answer> single) {
        List<Answer.Found> found = new ArrayList<>();
        for (Literal value : values) {
            switch (single.apply(value)) {
                case Answer.Found hit -> found.add(hit);
                case Answer.NoWords none -> {}
                case Answer.Unfit unfit -> {
                    return unfit;
                }
            }
        }
        if (found.isEmpty()) {
            return new Answer.NoWords();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        found.forEach(hit -> any.add(hit.query(), Occur.SHOULD));
        return new Answer.Found(
                new ConstantScoreQuery(any.build()),
                found.stream().mapToInt(Answer.Found::cost).sum());
    }
}
