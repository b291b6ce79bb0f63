package io.cameogrid.grid.quorum;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.io.IOException;
import java.time.Duration;

/** This node's part of searches for other nodes, refused while it may not speak for its cluster. */
public final class LeasedLeaf implements LeafSearch {
    private final Quorum quorum;
    private final LeafSearch leaf;

    public LeasedLeaf(Quorum quorum, LeafSearch leaf) {
        this.quorum = quorum;
        this.leaf = leaf;
    }

    @Override
    public LeafResult search(LeafRequest request) {
        Deadline deadline = in(request);
        quorum.requireToRead(deadline);
        LeafResult result = leaf.search(request);
        quorum.requireToRead(deadline);
        return result;
    }

    @Override
    public StatisticsResult statistics(StatisticsRequest request) {
        // Once is enough: the search that is ranked by them is what may not be answered.
        quorum.requireToRead(Deadline.after(Duration.ofNanos(request.timeoutNanos())));
        return leaf.statistics(request);
    }

    @Override
    public LeafResult stream(LeafRequest request, HitConsumer consumer) throws IOException {
        quorum.requireToRead(in(request));
        LeafResult result = leaf.stream(request, hit -> {
            quorum.requireToRead(in(request));
            consumer.accept(hit);
        });
        quorum.requireToRead(in(request));
        return result;
    }

    private static Deadline in(LeafRequest request) {
        return Deadline.after(Duration.ofNanos(request.timeoutNanos()));
    }
}
