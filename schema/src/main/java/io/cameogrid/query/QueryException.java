package io.cameogrid.query;

/** A query string that cannot be understood. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QueryProblem problem;

    public QueryException(QueryProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public QueryProblem problem() {
        return problem;
    }
}
