package io.cameogrid.search.route;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.route.ManyIndexes.PlacedHit;
import io.cameogrid.search.scatter.SearchPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hands a stream's hits over and keeps its account. Confined to the search. */
final class StreamTally implements HitConsumer {
    private final long begin = System.nanoTime();
    private final HitConsumer consumer;
    private final List<SearchPlan> plans;
    private final boolean shown;
    /** Of each plan, the microshards that failed. */
    private final List<SortedMap<Integer, String>> failed = new ArrayList<>();

    private final Set<String> discarded = new LinkedHashSet<>();
    private long returned;
    private long matches;
    private boolean exact = true;
    private int nodes = 1;
    private int present;

    /**
     * @param plans that the stream is to cover
     * @param shown whether hits say which index they are of
     */
    StreamTally(HitConsumer consumer, List<SearchPlan> plans, boolean shown) {
        this.consumer = consumer;
        this.plans = plans;
        this.shown = shown;
        plans.forEach(plan -> failed.add(new TreeMap<>()));
    }

    /** From now on the hits and parts are those of this plan. */
    void turnTo(int plan) {
        present = plan;
    }

    /** Takes a hit of the present plan. */
    @Override
    public void accept(Hit hit) throws IOException {
        consumer.accept(shown ? hit.in(plans.get(present).index().name()) : hit);
        returned++;
    }

    /**
     * Hands a page over that comes of the present plan, or of all.
     *
     * @param first whether its total is one of the stream's: later pages of one result do not count again
     */
    void page(ManyIndexes.Answer page, boolean first) throws IOException {
        int alone = present;
        for (int i = 0; i < page.parts().size(); i++) {
            int plan = page.parts().size() == 1 ? alone : i;
            Coverage coverage = page.parts().get(i).coverage();
            coverage.failed().forEach(failure -> fail(plan, failure));
            nodes = Math.max(nodes, coverage.nodesContacted());
        }
        if (first) {
            count(page.total(), page.discardedClauses());
        }
        for (PlacedHit hit : page.hits()) {
            present = page.parts().size() == 1 ? alone : hit.plan();
            accept(PageSearch.shown(hit.hit()));
        }
        present = alone;
    }

    /** Enters the account of a part of the present plan whose hits were handed over already. */
    void part(LeafResult part) {
        count(part.total(), part.discardedClauses());
    }

    void contacted(int number) {
        nodes = Math.max(nodes, number);
    }

    StreamSummary summary() {
        List<Coverage> coverages = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            int total = plans.get(i).partitions().size();
            coverages.add(new Coverage(total, total - failed.get(i).size(), failures(i), nodes));
        }
        return new StreamSummary(
                returned,
                new Total(matches, exact),
                Duration.ofNanos(System.nanoTime() - begin),
                Coverages.sum(plans, coverages),
                List.copyOf(discarded));
    }

    private List<Coverage.Failure> failures(int plan) {
        List<Coverage.Failure> failures = new ArrayList<>();
        failed.get(plan).forEach((partition, reason) -> failures.add(new Coverage.Failure(partition, reason)));
        return failures;
    }

    private void fail(int plan, Coverage.Failure failure) {
        failed.get(plan).putIfAbsent(failure.microshard(), failure.reason());
    }

    private void count(Total total, List<String> clauses) {
        matches += total.value();
        exact &= total.exact();
        discarded.addAll(clauses);
    }
}
