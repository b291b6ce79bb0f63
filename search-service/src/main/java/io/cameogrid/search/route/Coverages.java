package io.cameogrid.search.route;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.ArrayList;
import java.util.List;

/** Adds up which microshards of several indexes answered. */
final class Coverages {
    private Coverages() {}

    /** @param coverages of the plans, in their order */
    static Coverage sum(List<SearchPlan> plans, List<Coverage> coverages) {
        if (coverages.size() == 1) {
            return coverages.getFirst();
        }
        int total = 0;
        int responded = 0;
        int nodes = 0;
        List<Coverage.Failure> failed = new ArrayList<>();
        for (int i = 0; i < coverages.size(); i++) {
            Coverage coverage = coverages.get(i);
            total += coverage.total();
            responded += coverage.responded();
            nodes = Math.max(nodes, coverage.nodesContacted());
            String index = plans.get(i).index().name().value();
            coverage.failed()
                    .forEach(failure -> failed.add(
                            new Coverage.Failure(failure.microshard(), "index " + index + ": " + failure.reason())));
        }
        return new Coverage(total, responded, failed, nodes);
    }
}
