package io.cameogrid.search.scatter;

import io.cameogrid.query.Query;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;

/** Searches this node's own microshards in the calling thread. */
@FunctionalInterface
public interface LocalLeaf {
    /** @param query the request's query, already parsed */
    LeafResult search(LeafRequest request, Query query);
}
