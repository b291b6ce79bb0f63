package io.cameogrid.grid.catalog;

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
import java.util.List;

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

    /** By the first of the indexes, if an alias is one of several. */
    @Override
    public List<AnalyzedWord> analyze(AnalysisRequest request) {
        IndexName index =
                names.resolve(SearchTarget.of(request.index())).names().getFirst();
        return engine.analyze(new AnalysisRequest(index, request.text(), request.analyzer(), request.ofQuery()));
    }

    private SearchRequest resolved(SearchRequest request) {
        SearchTarget target = names.resolve(request.target());
        return target.equals(request.target()) ? request : request.in(target);
    }
}
