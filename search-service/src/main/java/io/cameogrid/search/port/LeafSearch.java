package io.cameogrid.search.port;

import io.cameogrid.api.search.HitConsumer;
import java.io.IOException;

/** Searches the microshards of this node. */
public interface LeafSearch {
    LeafResult search(LeafRequest request);

    /** Counts what ranking needs to know. */
    StatisticsResult statistics(StatisticsRequest request);

    /**
     * Hands over every match, unordered, in bounded memory; the request's limit and skip do not apply.
     *
     * @return the result without hits
     */
    LeafResult stream(LeafRequest request, HitConsumer consumer) throws IOException;
}
