package io.cameogrid.search.route;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.Total;
import io.cameogrid.search.merge.HitMerger;
import io.cameogrid.search.merge.HitOrder;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gets one page of a search from all its indexes, a few at the same time, in one order: by score or sort values, then by id,
 * then by index. Each index ranks by its own statistics, as if it were searched alone.
 *
 * <p>Safe for use by many threads.
 */
final class ManyIndexes {
    private static final int AT_ONCE = 8;

    private final PageSearch pages;

    ManyIndexes(PageSearch pages) {
        this.pages = pages;
    }

    /** A hit and the number of its plan. */
    record PlacedHit(int plan, LeafHit hit) {
        Place place() {
            return new Place(plan, hit.position());
        }

        Hit shown(List<SearchPlan> plans, boolean withIndex) {
            Hit plain = PageSearch.shown(hit);
            return withIndex ? plain.in(plans.get(plan).index().name()) : plain;
        }
    }

    /** Behind which hit a page begins; it needs an order by fields. */
    record Place(int plan, SortPosition position) {
        /** The place as another index sees it: what stands at the same place there is behind it in a later index. */
        private SortPosition in(int other) {
            return other > plan ? position.including() : position;
        }
    }

    /** Which of the hits are wanted. */
    record Page(Optional<Place> after, int offset, int limit) {
        private SearchPlan.Page of(int plan, boolean alone) {
            Optional<SortPosition> place = after.map(hit -> hit.in(plan));
            return alone || limit == 0
                    ? new SearchPlan.Page(place, alone ? offset : 0, limit)
                    : new SearchPlan.Page(place, 0, offset + limit);
        }
    }

    /**
     * One page.
     *
     * @param parts what each index answered, in the order of the plans
     */
    record Answer(List<PlacedHit> hits, List<PageSearch.Answer> parts) {
        Total total() {
            long sum = 0;
            boolean exact = true;
            for (PageSearch.Answer part : parts) {
                sum += part.total().value();
                exact &= part.total().exact();
            }
            return new Total(sum, exact);
        }

        Coverage coverage(List<SearchPlan> plans) {
            return Coverages.sum(
                    plans, parts.stream().map(PageSearch.Answer::coverage).toList());
        }

        List<String> discardedClauses() {
            return parts.stream()
                    .flatMap(part -> part.discardedClauses().stream())
                    .distinct()
                    .toList();
        }
    }

    /** @param plans one for each index, in the order that decides between equal hits; all of one order */
    Answer search(List<SearchPlan> plans, Page page) {
        if (plans.size() == 1) {
            return alone(pages.search(plans.getFirst().at(page.of(0, true))));
        }
        List<SearchPlan> each = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            each.add(plans.get(i).at(page.of(i, false)));
        }
        List<PageSearch.Answer> parts = together(each);
        List<List<PlacedHit>> hits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            hits.add(placed(i, parts.get(i)));
        }
        List<SortKey> sort = plans.getFirst().sort();
        return new Answer(HitMerger.merge(hits, order(sort), page.offset(), page.limit()), parts);
    }

    /** The answer of one index. */
    static Answer alone(PageSearch.Answer answer) {
        return new Answer(placed(0, answer), List.of(answer));
    }

    private static List<PlacedHit> placed(int plan, PageSearch.Answer answer) {
        List<PlacedHit> placed = new ArrayList<>(answer.hits().size());
        answer.hits().forEach(hit -> placed.add(new PlacedHit(plan, hit)));
        return placed;
    }

    private static Comparator<PlacedHit> order(List<SortKey> sort) {
        Comparator<LeafHit> within = sort.isEmpty() ? HitOrder.byScore() : HitOrder.of(sort);
        return Comparator.comparing(PlacedHit::hit, within).thenComparingInt(PlacedHit::plan);
    }

    private List<PageSearch.Answer> together(List<SearchPlan> plans) {
        int threads = Math.min(AT_ONCE, plans.size());
        try (ExecutorService searching =
                Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            List<Future<PageSearch.Answer>> answers = new ArrayList<>();
            plans.forEach(plan -> answers.add(searching.submit(() -> search(plan))));
            try {
                List<PageSearch.Answer> parts = new ArrayList<>();
                for (Future<PageSearch.Answer> answer : answers) {
                    parts.add(answer.get());
                }
                return parts;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CameoGridException(
                        ErrorCode.NOT_READY, "the search was interrupted, the node is stopping", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException refusal
                        ? refusal
                        : new IllegalStateException(e.getCause());
            } finally {
                searching.shutdownNow();
            }
        }
    }

    /** A refusal says by which index it is. */
    private PageSearch.Answer search(SearchPlan plan) {
        try {
            return pages.search(plan);
        } catch (CameoGridException e) {
            throw e.facts().containsKey("index")
                    ? e
                    : e.with("index", plan.index().name().value());
        }
    }
}
