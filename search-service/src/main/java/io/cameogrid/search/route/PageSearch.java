package io.cameogrid.search.route;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.Total;
import io.cameogrid.search.merge.HitMerger;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.scatter.Gathered;
import io.cameogrid.search.scatter.Scatter;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.List;

/** Gets one page of a result from all nodes that hold a part of it. */
final class PageSearch {
    private final Scatter scatter;

    PageSearch(Scatter scatter) {
        this.scatter = scatter;
    }

    /** One page. */
    record Answer(List<LeafHit> hits, Total total, Coverage coverage, List<String> discardedClauses) {}

    Answer search(SearchPlan plan) {
        Gathered gathered = scatter.gather(plan);
        List<List<LeafHit>> parts = new ArrayList<>(gathered.parts().size());
        long matches = 0;
        boolean exact = true;
        for (LeafResult part : gathered.parts()) {
            parts.add(part.hits());
            matches += part.total().value();
            exact &= part.total().exact();
        }
        return new Answer(
                HitMerger.merge(parts, plan.sort(), gathered.skip(), plan.page().limit()),
                new Total(matches, exact),
                gathered.coverage(),
                discarded(gathered.parts()));
    }

    /** Every node drops the same clauses, because all know the same definition. */
    private static List<String> discarded(List<LeafResult> parts) {
        return parts.stream()
                .flatMap(part -> part.discardedClauses().stream())
                .distinct()
                .toList();
    }

    /** The hit as clients see it. */
    static Hit shown(LeafHit hit) {
        return new Hit(hit.key().id(), hit.score(), hit.source()).with(hit.annotation());
    }
}
