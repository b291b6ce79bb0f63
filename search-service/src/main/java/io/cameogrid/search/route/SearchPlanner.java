package io.cameogrid.search.route;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.SortClause;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.Projection;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Makes plans: joins the request's members with the query's own tail clauses and the defaults, and checks the result. */
final class SearchPlanner {
    private static final List<SortKey> BY_SCORE = List.of(new SortKey("_score", false));

    private final PartitionMap partitions;
    private static final int MOST_EXPLAINED = 100;

    private final SearchLimits limits;

    SearchPlanner(PartitionMap partitions, SearchLimits limits) {
        this.partitions = partitions;
        this.limits = limits;
    }

    /**
     * A search for one page, the same of each index.
     *
     * @throws CameoGridException INVALID_PARAMETER if the page lies outside of the window, or if the indexes have no order in common
     */
    PageOrder page(List<IndexDefinition> indexes, SearchRequest request, ParsedQuery parsed) {
        int offset = offset(request, parsed);
        int limit = limit(request, parsed).orElse(limits.defaultLimit());
        requireInWindow(offset, limit);
        if (request.annotations().explain() && offset + limit > MOST_EXPLAINED) {
            throw refusal(
                    "explain",
                    "'explain' is for the first " + MOST_EXPLAINED
                            + " hits at most, and for pages of as many; offset + limit" + " is " + (offset + limit));
        }
        if (request.cursor().isPresent()) {
            requirePage(request, parsed, limit);
        }
        List<SortKey> sort = sort(request, parsed);
        if (sort.isEmpty() && request.cursor().isPresent()) {
            sort = BY_SCORE;
        }
        return new PageOrder(plans(indexes, request, parsed, sort), sort, offset, limit);
    }

    /**
     * A search for a stream: without a limit, it is for {@link Integer#MAX_VALUE} hits.
     *
     * @throws CameoGridException INVALID_PARAMETER if nothing says in which order so many hits are to be counted
     */
    PageOrder stream(List<IndexDefinition> indexes, SearchRequest request, ParsedQuery parsed) {
        if (request.annotations().explain()) {
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "'explain' is for pages of hits; a stream explains none of its many")
                    .with("parameter", "explain");
        }
        int offset = offset(request, parsed);
        int limit = limit(request, parsed).orElse(Integer.MAX_VALUE);
        List<SortKey> sort = sort(request, parsed);
        if (request.cursor().isPresent()) {
            throw refusal("cursor", "a stream has the whole result and takes no cursor");
        }
        if (!sort.isEmpty()) {
            // Pages behind the first go on from the last hit, so that only the skipped ones have to fit.
            requireInWindow(offset, Math.min(1, limit));
        } else if (limit < Integer.MAX_VALUE) {
            requireInWindow(offset, limit);
        } else if (offset > 0) {
            throw refusal("offset", offset, "a stream of all hits has no order to count an offset in; add a sort");
        }
        return new PageOrder(plans(indexes, request, parsed, sort), sort, offset, limit);
    }

    int window() {
        return limits.window();
    }

    private List<SearchPlan> plans(
            List<IndexDefinition> indexes, SearchRequest request, ParsedQuery parsed, List<SortKey> sort) {
        List<String> fields = request.fields().isEmpty() ? parsed.tail().returnFields() : request.fields();
        Projection.check(fields);
        Deadline deadline = Deadline.after(request.timeout());
        if (indexes.size() == 1) {
            SearchPlan.Question question =
                    new SearchPlan.Question(request.query(), parsed.query(), request.lenient(), request.annotations());
            return List.of(plan(indexes.getFirst(), question, request, sort, fields, deadline));
        }
        List<List<SortKey>> orders = IndexOrders.of(indexes, sort);
        List<SearchPlan> plans = new ArrayList<>(indexes.size());
        for (int i = 0; i < indexes.size(); i++) {
            IndexDefinition index = indexes.get(i);
            SearchPlan.Question question = FieldsElsewhere.question(
                            index, indexes, request.query(), parsed, request.lenient())
                    .asking(request.annotations());
            plans.add(plan(index, question, request, orders.get(i), fields, deadline));
        }
        return plans;
    }

    private SearchPlan plan(
            IndexDefinition index,
            SearchPlan.Question question,
            SearchRequest request,
            List<SortKey> sort,
            List<String> fields,
            Deadline deadline) {
        return new SearchPlan(
                index,
                question,
                request.routingKey()
                        .map(key -> List.of(partitions.partition(index, key)))
                        .orElseGet(() ->
                                IntStream.range(0, index.microshards()).boxed().toList()),
                sort,
                SearchPlan.Page.of(0, 1),
                fields,
                request.trackTotal(),
                request.allowPartial(),
                deadline,
                Optional.empty());
    }

    private static void requirePage(SearchRequest request, ParsedQuery parsed, int limit) {
        if (request.offset().isPresent() || parsed.tail().offset().isPresent()) {
            CameoGridException refusal =
                    refusal("cursor", "a page begins at a cursor or at an offset; give one of them, not both");
            new TailPlace(request, parsed).offset().ifPresent(position -> refusal.with("position", position));
            throw refusal;
        }
        if (limit == 0) {
            throw refusal("cursor", "a page behind a cursor needs a limit of at least 1");
        }
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
        return sort.equals(BY_SCORE) ? List.of() : sort;
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
                                    + " hits; ask for less, go on behind the last hit with a cursor, or stream the result")
                    .with("window", limits.window());
        }
    }

    private static CameoGridException refusal(String parameter, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail).with("parameter", parameter);
    }

    private static CameoGridException refusal(String parameter, int value, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail)
                .with("parameter", parameter)
                .with("value", value);
    }
}
