package io.cameogrid.search.mapping;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * A query in Lucene's terms.
 *
 * @param discarded the clauses that were left out, each with the reason: what a lenient search could not interpret, and
 *     values in which there is no word to search for
 */
public record TranslatedQuery(Query query, List<String> discarded) {
    public TranslatedQuery {
        discarded = List.copyOf(discarded);
    }
}
