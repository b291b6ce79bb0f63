package io.cameogrid.search.route;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.RowSource;
import io.cameogrid.search.port.SchemaSource;
import io.cameogrid.search.scatter.Scatter;
import io.cameogrid.search.scatter.SearchPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The search engine of the cluster, as one node offers it: plan, scatter, merge. Safe for use by many threads. */
public final class QueryRouter implements SearchEngine {
    private final SchemaSource schema;
    private final QueryReader queries;
    private final SearchPlanner planner;
    private final DirectRead direct;
    private final Scatter scatter;
    private final PageSearch pages;
    private final WholeStream whole;
    private final QueryValidator validator;

    /**
     * @param scatter to all nodes
     * @param local this node's own part, for what only it can do
     * @param translator to say what a query becomes
     */
    public QueryRouter(
            SchemaSource schema,
            PartitionMap partitions,
            RowSource rows,
            Scatter scatter,
            LeafSearch local,
            QueryTranslator translator,
            SearchLimits limits) {
        this.schema = schema;
        this.queries = new QueryReader(limits.query());
        this.planner = new SearchPlanner(partitions, limits);
        this.direct = new DirectRead(partitions, rows);
        this.scatter = scatter;
        this.pages = new PageSearch(scatter);
        this.whole = new WholeStream(partitions, local, pages, scatter);
        this.validator = new QueryValidator(queries, planner, translator);
    }

    @Override
    public SearchResult search(SearchRequest request) {
        long begin = System.nanoTime();
        IndexDefinition index = requireIndex(request.target().names().getFirst());
        ParsedQuery parsed = queries.parse(request.query());
        SearchPlan plan = planner.plan(index, request, parsed);
        PageSearch.Answer answer = answer(plan, parsed, request);
        List<Hit> hits = new ArrayList<>(answer.hits().size());
        for (LeafHit hit : answer.hits()) {
            hits.add(PageSearch.shown(hit));
        }
        return new SearchResult(
                hits,
                answer.total(),
                plan.page().limit(),
                plan.page().offset(),
                Duration.ofNanos(System.nanoTime() - begin),
                answer.coverage(),
                answer.discardedClauses());
    }

    private PageSearch.Answer answer(SearchPlan plan, ParsedQuery parsed, SearchRequest request) {
        Optional<String> id = parsed.singleId();
        return id.flatMap(present -> direct.read(plan, present, request.routingKey()))
                .orElseGet(() -> pages.search(plan));
    }

    /**
     * {@inheritDoc}
     *
     * <p>With a sort, the result is read page by page, each page as the documents are then. The request's timeout counts
     * for each page, or between two hand-overs, and not what the consumer takes.
     */
    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        IndexDefinition index = requireIndex(request.target().names().getFirst());
        SearchPlan plan = planner.streamPlan(index, request, queries.parse(request.query()));
        StreamTally tally = new StreamTally(consumer, plan.partitions().size());
        if (!plan.sort().isEmpty()) {
            // All pages are ranked by the same statistics: else a hit might be before one page and behind the next.
            new SortedStream(pages, planner.window(), request.timeout()).run(scatter.ranked(plan), tally);
        } else if (plan.page().limit() < Integer.MAX_VALUE) {
            tally.page(pages.search(plan), true);
        } else {
            whole.run(plan, request.timeout(), tally);
        }
        return tally.summary();
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        return validator.validate(requireIndex(request.target().names().getFirst()), request);
    }

    private IndexDefinition requireIndex(IndexName name) {
        return schema.find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index " + name)
                        .with("index", name.value()));
    }
}
