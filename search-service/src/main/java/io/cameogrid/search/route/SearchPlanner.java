package io.cameogrid.search.route;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.SortClause;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Makes plans: joins the request's members with the query's own tail clauses and the defaults, and checks the result. */
final class SearchPlanner {
    private static final String SCORE = "_score";

    private final PartitionMap partitions;
    private final SearchLimits limits;

    SearchPlanner(PartitionMap partitions, SearchLimits limits) {
        this.partitions = partitions;
        this.limits = limits;
    }

    /** @throws CameoGridException INVALID_PARAMETER if the page lies outside of the window */
    SearchPlan plan(IndexDefinition index, SearchRequest request, ParsedQuery parsed) {
        int offset = offset(request, parsed);
        int limit = limit(request, parsed).orElse(limits.defaultLimit());
        requireInWindow(offset, limit);
        return plan(index, request, parsed, SearchPlan.Page.of(offset, limit));
    }

    /**
     * A plan for a stream: without a limit, the page has {@link Integer#MAX_VALUE} hits.
     *
     * @throws CameoGridException INVALID_PARAMETER if nothing says in which order so many hits are to be counted
     */
    SearchPlan streamPlan(IndexDefinition index, SearchRequest request, ParsedQuery parsed) {
        int offset = offset(request, parsed);
        int limit = limit(request, parsed).orElse(Integer.MAX_VALUE);
        SearchPlan plan = plan(index, request, parsed, SearchPlan.Page.of(offset, limit));
        if (!plan.sort().isEmpty()) {
            // Pages behind the first go on from the last hit, so that only the skipped ones have to fit.
            requireInWindow(offset, Math.min(1, limit));
        } else if (limit < Integer.MAX_VALUE) {
            requireInWindow(offset, limit);
        } else if (offset > 0) {
            throw refusal("offset", offset, "a stream of all hits has no order to count an offset in; add a sort");
        }
        return plan;
    }

    int window() {
        return limits.window();
    }

    private SearchPlan plan(IndexDefinition index, SearchRequest request, ParsedQuery parsed, SearchPlan.Page page) {
        return new SearchPlan(
                index,
                new SearchPlan.Question(request.query(), parsed.query(), request.lenient()),
                request.routingKey()
                        .map(key -> List.of(partitions.partition(index, key)))
                        .orElseGet(() ->
                                IntStream.range(0, index.microshards()).boxed().toList()),
                sort(request, parsed),
                page,
                request.fields().isEmpty() ? parsed.tail().returnFields() : request.fields(),
                request.trackTotal(),
                request.allowPartial(),
                Deadline.after(request.timeout()),
                Optional.empty());
    }

    private static OptionalInt limit(SearchRequest request, ParsedQuery parsed) {
        OptionalInt limit =
                request.limit().isPresent() ? request.limit() : parsed.tail().limit();
        limit.ifPresent(value -> requireNotNegative("limit", value));
        return limit;
    }

    private static int offset(SearchRequest request, ParsedQuery parsed) {
        OptionalInt offset =
                request.offset().isPresent() ? request.offset() : parsed.tail().offset();
        offset.ifPresent(value -> requireNotNegative("offset", value));
        return offset.orElse(0);
    }

    /** The order; empty when it is relevance, however that was said. */
    private static List<SortKey> sort(SearchRequest request, ParsedQuery parsed) {
        List<SortKey> sort = request.sort().isEmpty()
                ? parsed.tail().sort().stream().map(SearchPlanner::key).toList()
                : request.sort();
        return sort.equals(List.of(new SortKey(SCORE, false))) ? List.of() : sort;
    }

    private static SortKey key(SortClause clause) {
        return new SortKey(clause.field(), clause.ascending());
    }

    private static void requireNotNegative(String parameter, int value) {
        if (value < 0) {
            throw refusal(parameter, value, parameter + " is negative; expected 0 or more");
        }
    }

    private void requireInWindow(int offset, int limit) {
        long end = (long) offset + limit;
        if (end > limits.window()) {
            throw refusal(
                            "limit",
                            limit,
                            "offset + limit is " + end + ", beyond the window of " + limits.window()
                                    + " hits; ask for less, or stream the result with a sort or without a limit")
                    .with("window", limits.window());
        }
    }

    private static CameoGridException refusal(String parameter, int value, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail)
                .with("parameter", parameter)
                .with("value", value);
    }
}
