package io.cameogrid.search.route;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafResult;
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
    private final int partitions;
    private final SortedMap<Integer, String> failed = new TreeMap<>();
    private final Set<String> discarded = new LinkedHashSet<>();
    private long returned;
    private long matches;
    private boolean exact = true;
    private int nodes = 1;

    /** @param partitions how many the stream is to cover */
    StreamTally(HitConsumer consumer, int partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    @Override
    public void accept(Hit hit) throws IOException {
        consumer.accept(hit);
        returned++;
    }

    /**
     * Hands a page over.
     *
     * @param first whether its total is one of the stream's: later pages of one result do not count again
     */
    void page(PageSearch.Answer page, boolean first) throws IOException {
        page.coverage().failed().forEach(this::fail);
        nodes = Math.max(nodes, page.coverage().nodesContacted());
        if (first) {
            count(page.total(), page.discardedClauses());
        }
        for (LeafHit hit : page.hits()) {
            accept(PageSearch.shown(hit));
        }
    }

    /** Enters the account of a part whose hits were handed over already; what it could not search is to follow. */
    void part(LeafResult part) {
        count(part.total(), part.discardedClauses());
    }

    void contacted(int number) {
        nodes = Math.max(nodes, number);
    }

    List<Coverage.Failure> failures() {
        List<Coverage.Failure> failures = new ArrayList<>(failed.size());
        failed.forEach((partition, reason) -> failures.add(new Coverage.Failure(partition, reason)));
        return failures;
    }

    StreamSummary summary() {
        return new StreamSummary(
                returned,
                new Total(matches, exact),
                Duration.ofNanos(System.nanoTime() - begin),
                new Coverage(partitions, partitions - failed.size(), failures(), nodes),
                List.copyOf(discarded));
    }

    private void fail(Coverage.Failure failure) {
        failed.putIfAbsent(failure.microshard(), failure.reason());
    }

    private void count(Total total, List<String> clauses) {
        matches += total.value();
        exact &= total.exact();
        discarded.addAll(clauses);
    }
}
