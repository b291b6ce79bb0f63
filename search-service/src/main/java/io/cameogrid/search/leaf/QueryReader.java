package io.cameogrid.search.leaf;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.QueryException;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.query.QueryProblem;

/** Parses query strings within the limits of the node, and says in the one error model what is wrong with one. */
public final class QueryReader {
    private final QueryLimits limits;

    public QueryReader(QueryLimits limits) {
        this.limits = limits;
    }

    /** @throws CameoGridException INVALID_QUERY with the facts {@code position, found, expected, suggestion} */
    public ParsedQuery parse(String text) {
        try {
            return QueryParser.parse(text, limits);
        } catch (QueryException e) {
            throw refusal(e);
        }
    }

    private static CameoGridException refusal(QueryException cause) {
        QueryProblem problem = cause.problem();
        CameoGridException refusal = new CameoGridException(ErrorCode.INVALID_QUERY, problem.message(), cause)
                .with("position", problem.position())
                .with("found", problem.found())
                .with("expected", problem.expected());
        problem.suggestion().ifPresent(suggestion -> refusal.with("suggestion", suggestion));
        return refusal;
    }
}
