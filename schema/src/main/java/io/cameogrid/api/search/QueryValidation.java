package io.cameogrid.api.search;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.query.ParsedQuery;
import java.util.List;
import java.util.Optional;

/**
 * What a search would make of its query, without having been run.
 *
 * @param parsed the query as it was understood; empty if it cannot be
 * @param lucene the query in Lucene's terms; empty if it has none
 * @param discardedClauses what the search would leave out
 * @param problem the refusal that the search would get
 */
public record QueryValidation(
        Optional<ParsedQuery> parsed,
        Optional<String> lucene,
        List<String> discardedClauses,
        Optional<CameoGridException> problem) {

    public QueryValidation {
        discardedClauses = List.copyOf(discardedClauses);
    }

    /** Whether the search would run. */
    public boolean valid() {
        return problem.isEmpty();
    }
}
