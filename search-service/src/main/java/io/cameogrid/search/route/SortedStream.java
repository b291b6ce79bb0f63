package io.cameogrid.search.route;

import io.cameogrid.api.Deadline;
import io.cameogrid.search.scatter.SearchPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Streams a sorted result page by page, each behind the last hit of the one before.
 *
 * <p>Nothing is held between two pages, on no node: so a slow reader costs nothing, and partitions may move meanwhile. A
 * document that does not change is handed over exactly once; one that changes its place may be seen before or after.
 */
final class SortedStream {
    private static final int PAGE = 1_000;

    private final ManyIndexes indexes;
    private final int window;
    private final Duration timeout;

    /** @param timeout for each page */
    SortedStream(ManyIndexes indexes, int window, Duration timeout) {
        this.indexes = indexes;
        this.window = window;
        this.timeout = timeout;
    }

    /**
     * @param plans one for each index
     * @param offset hits to skip
     * @param limit hits to hand over
     */
    void run(List<SearchPlan> plans, int offset, int limit, StreamTally tally) throws IOException {
        int left = limit;
        ManyIndexes.Page page =
                new ManyIndexes.Page(Optional.empty(), offset, Math.min(Math.min(PAGE, left), window - offset));
        while (true) {
            boolean first = page.after().isEmpty();
            Deadline deadline = Deadline.after(timeout);
            List<SearchPlan> now =
                    plans.stream().map(plan -> plan.until(deadline, first)).toList();
            ManyIndexes.Answer answer = indexes.search(now, page);
            tally.page(answer, first);
            left -= answer.hits().size();
            if (left == 0 || answer.hits().size() < page.limit()) {
                return;
            }
            page = new ManyIndexes.Page(Optional.of(answer.hits().getLast().place()), 0, Math.min(PAGE, left));
        }
    }
}
