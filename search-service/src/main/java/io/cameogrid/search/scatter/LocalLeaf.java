package io.cameogrid.search.scatter;

import io.cameogrid.query.Query;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;

/** Searches this node's own microshards in the calling thread. */
public interface LocalLeaf {
    /** @param query the request's query, already parsed */
    LeafResult search(LeafRequest request, Query query);

    /** Counts what ranking needs to know. */
    StatisticsResult statistics(StatisticsRequest request);
}
