package io.cameogrid.grid.move;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import java.io.IOException;

/**
 * A search engine whose searches keep the cache that they search. The engine looks the index up after it was let pass, so
 * what it finds is what is kept, or something later.
 */
public final class PassingSearch implements SearchEngine {
    private final IndexGates gates;
    private final SearchEngine engine;

    public PassingSearch(IndexGates gates, SearchEngine engine) {
        this.gates = gates;
        this.engine = engine;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Passage passage = gates.read(request.target().names().getFirst());
        try (passage) {
            return engine.search(request);
        }
    }

    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        Passage passage = gates.read(request.target().names().getFirst());
        try (passage) {
            return engine.stream(request, consumer);
        }
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        Passage passage = gates.read(request.target().names().getFirst());
        try (passage) {
            return engine.validate(request);
        }
    }
}
