package io.cameogrid.search.route;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.analysis.TextAnalysis;
import io.cameogrid.search.cursor.Cursors;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.mapping.QueryTranslator;
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
    private final ManyIndexes indexes;
    private final Paging paging;
    private final WholeStream whole;
    private final QueryValidator validator;
    private final TextAnalysis analysis;

    /**
     * What a search begins with.
     *
     * @param cursors by which results are gone through
     */
    public record Basis(SchemaSource schema, PartitionMap partitions, RowSource rows, Cursors cursors) {}

    /**
     * @param scatter to all nodes
     * @param local this node's own part, for what only it can do
     * @param translator to say what a query becomes
     */
    public QueryRouter(
            Basis basis, Scatter scatter, LeafSearch local, QueryTranslator translator, SearchLimits limits) {
        this.schema = basis.schema();
        this.queries = new QueryReader(limits.query());
        this.planner = new SearchPlanner(basis.partitions(), limits);
        this.direct = new DirectRead(basis.partitions(), basis.rows());
        this.scatter = scatter;
        PageSearch pages = new PageSearch(scatter);
        this.indexes = new ManyIndexes(pages);
        this.paging = new Paging(indexes, scatter, basis.cursors(), new LongPlaces(basis.partitions(), queries, pages));
        this.whole = new WholeStream(basis.partitions(), local, indexes, scatter);
        this.validator = new QueryValidator(queries, planner, translator);
        this.analysis = new TextAnalysis(translator.analyzers());
    }

    @Override
    public SearchResult search(SearchRequest request) {
        long begin = System.nanoTime();
        List<IndexDefinition> defined = require(request.target());
        ParsedQuery parsed = queries.parse(request.query());
        try {
            return search(request, defined, parsed, begin);
        } catch (CameoGridException e) {
            throw new TailPlace(request, parsed).in(e);
        }
    }

    private SearchResult search(SearchRequest request, List<IndexDefinition> defined, ParsedQuery parsed, long begin) {
        PageOrder order = planner.page(defined, request, parsed);
        Paging.Found found = found(order, parsed, request);
        ManyIndexes.Answer answer = found.answer();
        boolean shown = request.target().shown();
        List<Hit> hits = new ArrayList<>(answer.hits().size());
        for (ManyIndexes.PlacedHit hit : answer.hits()) {
            hits.add(hit.shown(order.plans(), shown));
        }
        return new SearchResult(
                hits,
                answer.total(),
                order.limit(),
                order.offset(),
                Duration.ofNanos(System.nanoTime() - begin),
                answer.coverage(order.plans()),
                answer.discardedClauses(),
                found.next());
    }

    private Paging.Found found(PageOrder order, ParsedQuery parsed, SearchRequest request) {
        if (Paging.concerns(request, order)) {
            return paging.page(request, order);
        }
        Optional<String> id =
                order.plans().size() == 1 && request.annotations().none() ? parsed.singleId() : Optional.empty();
        ManyIndexes.Answer answer = id.flatMap(present -> direct(order, present, request))
                .orElseGet(() -> indexes.search(order.plans(), order.page()));
        return new Paging.Found(answer, Optional.empty());
    }

    private Optional<ManyIndexes.Answer> direct(PageOrder order, String id, SearchRequest request) {
        SearchPlan plan = order.plans().getFirst().at(SearchPlan.Page.of(order.offset(), order.limit()));
        return direct.read(plan, id, request.routingKey()).map(ManyIndexes::alone);
    }

    /**
     * {@inheritDoc}
     *
     * <p>With a sort, the result is read page by page, each page as the documents are then. The request's timeout counts
     * for each page, or between two hand-overs, and not what the consumer takes. Several indexes come one after the other,
     * unless there is a sort.
     */
    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        List<IndexDefinition> defined = require(request.target());
        ParsedQuery parsed = queries.parse(request.query());
        try {
            return stream(request, defined, parsed, consumer);
        } catch (CameoGridException e) {
            throw new TailPlace(request, parsed).in(e);
        }
    }

    private StreamSummary stream(
            SearchRequest request, List<IndexDefinition> defined, ParsedQuery parsed, HitConsumer consumer)
            throws IOException {
        PageOrder order = planner.stream(defined, request, parsed);
        StreamTally tally =
                new StreamTally(consumer, order.plans(), request.target().shown());
        if (!order.sort().isEmpty()) {
            // All pages are ranked by the same statistics: else a hit might be before one page and behind the next.
            List<SearchPlan> ranked =
                    order.plans().stream().map(scatter::ranked).toList();
            new SortedStream(indexes, planner.window(), request.timeout())
                    .run(ranked, order.offset(), order.limit(), tally);
        } else if (order.limit() < Integer.MAX_VALUE) {
            tally.page(indexes.search(order.plans(), order.page()), true);
        } else {
            for (int i = 0; i < order.plans().size(); i++) {
                tally.turnTo(i);
                whole.run(order.plans().get(i), request.timeout(), tally);
            }
        }
        return tally.summary();
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        return validator.validate(require(request.target()), request);
    }

    /** The indexes that the request names, which are names of indexes only: what else names stand for is found out before. */
    private List<IndexDefinition> require(SearchTarget target) {
        return target.names().stream().map(this::requireIndex).toList();
    }

    @Override
    public List<AnalyzedWord> analyze(AnalysisRequest request) {
        return analysis.words(requireIndex(request.index()), request);
    }

    private IndexDefinition requireIndex(IndexName name) {
        return schema.find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index " + name)
                        .with("index", name.value()));
    }
}
