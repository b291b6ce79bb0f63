package io.cameogrid.api;

import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import java.io.IOException;
import java.util.List;

/**
 * Searches an index over all its microshards, wherever they are.
 *
 * <p>A search sees every write that was acknowledged before it began. Throws INDEX_NOT_FOUND, INVALID_QUERY,
 * INVALID_PARAMETER, PARTITION_UNAVAILABLE, TIMEOUT. Safe for use by many threads.
 */
public interface SearchEngine {
    SearchResult search(SearchRequest request);

    /**
     * Hands the hits over as they are found. Without a limit the whole result streams, in bounded memory and in no
     * particular order unless a sort is given.
     *
     * @throws IOException as thrown by the consumer
     */
    StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException;

    /** What the search would do, or why it would be refused; nothing is searched. Throws INDEX_NOT_FOUND. */
    QueryValidation validate(SearchRequest request);

    /** The words that a text is made into. Throws INDEX_NOT_FOUND, INVALID_SCHEMA for steps that cannot be. */
    List<AnalyzedWord> analyze(AnalysisRequest request);
}
