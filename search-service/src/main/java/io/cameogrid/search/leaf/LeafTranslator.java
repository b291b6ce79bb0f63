package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.Projection;
import io.cameogrid.search.highlight.Highlighting;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.SortTranslator;
import io.cameogrid.search.mapping.TranslatedQuery;
import io.cameogrid.search.port.LeafRequest;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.search.Sort;

/** Puts requests into Lucene's terms, by the definition that this node knows. Safe for use by many threads. */
public final class LeafTranslator {
    private final QueryTranslator queries;
    private final SortTranslator sorts;

    public LeafTranslator(QueryTranslator queries, SortTranslator sorts) {
        this.queries = queries;
        this.sorts = sorts;
    }

    LeafTask task(IndexDefinition index, LeafRequest request, Query query) {
        Optional<Sort> sort = request.sort().isEmpty()
                ? Optional.empty()
                : Optional.of(SortValues.total(sorts.translate(index, request.sort())));
        return task(index, request, query, sort);
    }

    /** The same for every match in any order. */
    LeafTask unordered(IndexDefinition index, LeafRequest request, Query query) {
        return task(index, request, query, Optional.empty());
    }

    private LeafTask task(IndexDefinition index, LeafRequest request, Query query, Optional<Sort> sort) {
        TranslatedQuery translated = queries.translate(index, query, request.lenient());
        Deadline deadline = Deadline.after(Duration.ofNanos(request.timeoutNanos()));
        Optional<Highlighting> highlighting = request.annotations()
                .highlight()
                .map(wanted -> new Highlighting(index, queries.analyzers(), translated.query(), wanted, deadline));
        return new LeafTask(
                index,
                request,
                translated.query(),
                sort,
                Projection.of(request.fields()),
                translated.discarded(),
                highlighting);
    }
}
