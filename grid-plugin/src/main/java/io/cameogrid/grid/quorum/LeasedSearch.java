package io.cameogrid.grid.quorum;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import java.io.IOException;
import java.util.List;

/** A search engine that says nothing which its cluster may have left behind. */
public final class LeasedSearch implements SearchEngine {
    private final Quorum quorum;
    private final SearchEngine engine;

    public LeasedSearch(Quorum quorum, SearchEngine engine) {
        this.quorum = quorum;
        this.engine = engine;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Deadline deadline = Deadline.after(request.timeout());
        quorum.requireToRead(deadline);
        SearchResult result = engine.search(request);
        quorum.requireToRead(deadline);
        return result;
    }

    /** Each hit is looked at before it is handed over: the consumer may take any time, and the node may stand still. */
    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        quorum.requireToRead(Deadline.after(request.timeout()));
        StreamSummary summary = engine.stream(request, hit -> {
            quorum.requireToRead(Deadline.after(request.timeout()));
            consumer.accept(hit);
        });
        quorum.requireToRead(Deadline.after(request.timeout()));
        return summary;
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
