package io.cameogrid.search.highlight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** The clauses of a query that a hit may match, each by itself, by the Lucene field that they look into. */
final class PositiveClauses {
    private final Map<String, List<Query>> byField = new HashMap<>();

    PositiveClauses(Query query) {
        collect(query);
    }

    /** Whether anything is looked for in the field. */
    boolean lookInto(String field) {
        return byField.containsKey(field);
    }

    /** Any of the field's clauses. */
    Query any(String field) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        byField.getOrDefault(field, List.of()).forEach(clause -> any.add(clause, Occur.SHOULD));
        return any.build();
    }

    private void collect(Query query) {
        switch (query) {
            case BooleanQuery bool ->
                bool.clauses().stream()
                        .filter(clause -> clause.occur() != Occur.MUST_NOT)
                        .map(BooleanClause::query)
                        .forEach(this::collect);
            case BoostQuery boosted -> collect(boosted.getQuery());
            case ConstantScoreQuery constant -> collect(constant.getQuery());
            case DisjunctionMaxQuery any -> any.getDisjuncts().forEach(this::collect);
            case FieldExistsQuery exists -> {}
            default -> query.visit(new Fields(query));
        }
    }

    private final class Fields extends QueryVisitor {
        private final Query clause;

        Fields(Query clause) {
            this.clause = clause;
        }

        @Override
        public boolean acceptField(String field) {
            List<Query> clauses = byField.computeIfAbsent(field, missing -> new ArrayList<>());
            if (clauses.isEmpty() || !clauses.getLast().equals(clause)) {
                clauses.add(clause);
            }
            return false;
        }
    }
}
