package io.cameogrid.search.route;

import io.cameogrid.api.Deadline;
import io.cameogrid.search.scatter.SearchPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Streams a sorted result page by page, each behind the last hit of the one before.
 *
 * <p>Nothing is held between two pages, on no node: so a slow reader costs nothing, and partitions may move meanwhile. A
 * document that does not change is handed over exactly once; one that changes its place may be seen before or after.
 */
final class SortedStream {
    private static final int PAGE = 1_000;

    private final PageSearch pages;
    private final int window;
    private final Duration timeout;

    /** @param timeout for each page */
    SortedStream(PageSearch pages, int window, Duration timeout) {
        this.pages = pages;
        this.window = window;
        this.timeout = timeout;
    }

    /** @param plan whose page says how many hits to skip and to hand over */
    void run(SearchPlan plan, StreamTally tally) throws IOException {
        int offset = plan.page().offset();
        int left = plan.page().limit();
        boolean first = true;
        SearchPlan.Page page = SearchPlan.Page.of(offset, Math.min(Math.min(PAGE, left), window - offset));
        while (true) {
            PageSearch.Answer answer = pages.search(plan.turnedTo(page, Deadline.after(timeout)));
            tally.page(answer, first);
            first = false;
            left -= answer.hits().size();
            if (left == 0 || answer.hits().size() < page.limit()) {
                return;
            }
            page = new SearchPlan.Page(Optional.of(answer.hits().getLast().position()), 0, Math.min(PAGE, left));
        }
    }
}
