package io.cameogrid.grid.catalog;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.StreamSummary;
import java.io.IOException;

/** A search engine whose indexes may be named by aliases and patterns. */
public final class NamedSearch implements SearchEngine {
    private final IndexNames names;
    private final SearchEngine engine;

    public NamedSearch(IndexNames names, SearchEngine engine) {
        this.names = names;
        this.engine = engine;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return engine.search(resolved(request));
    }

    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        return engine.stream(resolved(request), consumer);
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        return engine.validate(resolved(request));
    }

    private SearchRequest resolved(SearchRequest request) {
        SearchTarget target = names.resolve(request.target());
        return target.equals(request.target()) ? request : request.in(target);
    }
}
