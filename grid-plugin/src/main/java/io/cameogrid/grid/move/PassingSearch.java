package io.cameogrid.grid.move;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A search engine whose searches keep the caches that they search. The engine looks the indexes up after it was let pass, so
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
        Passages passages = pass(request.target());
        try (passages) {
            return engine.search(request);
        }
    }

    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        Passages passages = pass(request.target());
        try (passages) {
            return engine.stream(request, consumer);
        }
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        Passages passages = pass(request.target());
        try (passages) {
            return engine.validate(request);
        }
    }

    @Override
    public List<AnalyzedWord> analyze(AnalysisRequest request) {
        Passage passage = gates.read(request.index());
        try (passage) {
            return engine.analyze(request);
        }
    }

    private Passages pass(SearchTarget target) {
        Passages passages = new Passages(new ArrayList<>(target.names().size()));
        try {
            for (IndexName name : target.names()) {
                passages.all().add(gates.read(name));
            }
            return passages;
        } catch (RuntimeException e) {
            passages.close();
            throw e;
        }
    }

    /** Leave to work with several indexes. */
    private record Passages(List<Passage> all) implements AutoCloseable {
        @Override
        public void close() {
            all.forEach(Passage::close);
        }
    }
}
