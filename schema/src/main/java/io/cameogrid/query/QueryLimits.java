package io.cameogrid.query;

/**
 * The budgets of a query string; past one of them the query is refused, and the refusal names it.
 *
 * @param maxDepth groups inside groups
 * @param maxClauses leaves of the tree; each value of a set counts as one
 * @param maxLength UTF-16 units of the query string
 */
public record QueryLimits(int maxDepth, int maxClauses, int maxLength) {

    /** 64 levels, 1,024 clauses, 65,536 characters. */
    public static final QueryLimits DEFAULT = new QueryLimits(64, 1_024, 65_536);

    /** Groups are parsed by recursion, so that the depth may never be more than a thread's stack surely holds. */
    private static final int DEEPEST = 256;

    public QueryLimits {
        if (maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth " + maxDepth + " is not from 1 to " + DEEPEST);
        }
        if (maxClauses < 1) {
            throw new IllegalArgumentException("maxClauses " + maxClauses + " is not at least 1");
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength " + maxLength + " is not at least 1");
        }
    }
}
