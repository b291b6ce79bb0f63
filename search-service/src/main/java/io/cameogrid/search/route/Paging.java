package io.cameogrid.search.route;

import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.cursor.CursorPlace;
import io.cameogrid.search.cursor.Cursors;
import io.cameogrid.search.cursor.SearchIdentity;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.route.ManyIndexes.Place;
import io.cameogrid.search.route.ManyIndexes.PlacedHit;
import io.cameogrid.search.scatter.Scatter;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through results page by page. A page begins behind the last hit of the one before, at its sort values and its id, so a
 * document that nobody touches is on exactly one page, whatever becomes of others. Where scores are among the values, all
 * pages are ranked by the statistics of the first one, which the cursor carries along.
 *
 * <p>Safe for use by many threads.
 */
final class Paging {
    private final ManyIndexes indexes;
    private final Scatter scatter;
    private final Cursors cursors;
    private final LongPlaces places;

    Paging(ManyIndexes indexes, Scatter scatter, Cursors cursors, LongPlaces places) {
        this.indexes = indexes;
        this.scatter = scatter;
        this.cursors = cursors;
        this.places = places;
    }

    /**
     * A page and what leads to the next one.
     *
     * @param next the cursor; empty on the last page, and where the search has no order to go on in
     */
    record Found(ManyIndexes.Answer answer, Optional<String> next) {}

    /** Whether the search is one of pages: by a cursor, or by an order of fields, which every answer can be gone on from. */
    static boolean concerns(SearchRequest request, PageOrder order) {
        return request.cursor().isPresent() || (!order.sort().isEmpty() && !order.sortedByScore() && order.limit() > 0);
    }

    /** @throws io.cameogrid.api.error.CameoGridException INVALID_CURSOR if the request's is not one of this search */
    Found page(SearchRequest request, PageOrder order) {
        boolean begun =
                request.cursor().filter(SearchRequest.FIRST_PAGE::equals).isEmpty();
        return request.cursor().isPresent() && begun
                ? behind(request.cursor().get(), request, order)
                : first(request, order);
    }

    /** The total says whether there is more. */
    private Found first(SearchRequest request, PageOrder asked) {
        PageOrder order = request.cursor().isPresent() && asked.sortedByScore() ? ranked(asked) : asked;
        ManyIndexes.Answer answer = indexes.search(order.plans(), order.page());
        long end = (long) order.offset() + answer.hits().size();
        boolean full = answer.hits().size() == order.limit();
        boolean more = full && (answer.total().value() > end || !answer.total().exact());
        return new Found(answer, more ? next(request, order, answer.hits()) : Optional.empty());
    }

    /** One hit more than asked for says whether there is more. */
    private Found behind(String cursor, SearchRequest request, PageOrder asked) {
        CursorPlace place = cursors.place(cursor, identity(request, asked));
        PageOrder order = asked.with(rankedBy(asked.plans(), place.ranking()));
        SortPosition position = places.whole(order.plans().get(place.index()), place.position());
        ManyIndexes.Page page =
                new ManyIndexes.Page(Optional.of(new Place(place.index(), position)), 0, order.limit() + 1);
        ManyIndexes.Answer answer = indexes.search(order.plans(), page);
        if (answer.hits().size() <= order.limit()) {
            return new Found(answer, Optional.empty());
        }
        List<PlacedHit> hits = answer.hits().subList(0, order.limit());
        return new Found(new ManyIndexes.Answer(hits, answer.parts()), next(request, order, hits));
    }

    private Optional<String> next(SearchRequest request, PageOrder order, List<PlacedHit> hits) {
        if (!cursors.offered()) {
            return Optional.empty();
        }
        PlacedHit last = hits.getLast();
        List<Optional<Statistics>> ranking = order.sortedByScore()
                ? order.plans().stream().map(SearchPlan::statistics).toList()
                : List.of();
        return cursors.cursor(new CursorPlace(
                identity(request, order), last.plan(), last.hit().position(), ranking));
    }

    private static SearchIdentity identity(SearchRequest request, PageOrder order) {
        List<IndexDefinition> indexes =
                order.plans().stream().map(SearchPlan::index).toList();
        return SearchIdentity.of(request, indexes, order.sort());
    }

    private PageOrder ranked(PageOrder order) {
        return order.with(order.plans().stream().map(scatter::rankedAnyway).toList());
    }

    private static List<SearchPlan> rankedBy(List<SearchPlan> plans, List<Optional<Statistics>> ranking) {
        if (ranking.size() != plans.size()) {
            return plans;
        }
        List<SearchPlan> ranked = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            SearchPlan plan = plans.get(i);
            ranked.add(ranking.get(i).map(plan::rankedBy).orElse(plan));
        }
        return ranked;
    }
}
