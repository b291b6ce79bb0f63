package io.cameogrid.query;

import java.util.Optional;

/** Counts what one query string spends of its {@link QueryLimits}. */
final class Budget {

    private final QueryLimits limits;
    private int depth;
    private int clauses;

    Budget(QueryLimits limits) {
        this.limits = limits;
    }

    void requireLength(String text) {
        if (text.length() > limits.maxLength()) {
            throw exceeded("query too long", limits.maxLength(), limits.maxLength(), "characters");
        }
    }

    void enterGroup(int position) {
        depth++;
        if (depth > limits.maxDepth()) {
            throw exceeded("query too deep", position, limits.maxDepth(), "levels of groups");
        }
    }

    void leaveGroup() {
        depth--;
    }

    boolean outsideGroups() {
        return depth == 0;
    }

    void addClause(int position) {
        clauses++;
        if (clauses > limits.maxClauses()) {
            throw exceeded("too many clauses", position, limits.maxClauses(), "clauses and set values");
        }
    }

    private static QueryException exceeded(String what, int position, int limit, String unit) {
        String expected = "at most %d %s".formatted(limit, unit);
        String message = "%s at %d: expected %s".formatted(what, position, expected);
        return new QueryException(new QueryProblem(position, what, expected, message, Optional.empty()));
    }
}
