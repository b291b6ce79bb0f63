package io.cameogrid.rest;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** An engine of which some microshards do not answer. */
final class PartialSearchEngine implements SearchEngine {
    private final SearchEngine engine;
    private final List<String> reasons;

    PartialSearchEngine(SearchEngine engine, List<String> reasons) {
        this.engine = engine;
        this.reasons = reasons;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        SearchResult whole = engine.search(request);
        List<Coverage.Failure> failed = IntStream.range(0, reasons.size())
                .mapToObj(i -> new Coverage.Failure(i, reasons.get(i)))
                .toList();
        return new SearchResult(
                whole.hits(),
                new Total(whole.total().value(), false),
                whole.limit(),
                whole.offset(),
                whole.took(),
                new Coverage(8, 8 - failed.size(), failed, 1),
                List.of());
    }

    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        return engine.stream(request, consumer);
    }

    @Override
    public QueryValidation validate(SearchRequest request) {
        return engine.validate(request);
    }

    @Override
    public List<AnalyzedWord> analyze(AnalysisRequest request) {
        return engine.analyze(request);
    }
}
