package io.cameogrid.rest;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.QueryException;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Finds the documents whose JSON contains the query; {@code *} finds all, {@code (} is a query that cannot be read. */
final class MemorySearchEngine implements SearchEngine {
    private static final int WINDOW = 10_000;

    private final MemoryIndexCatalog catalog;
    private final AtomicReference<SearchRequest> last = new AtomicReference<>();

    MemorySearchEngine(MemoryIndexCatalog catalog) {
        this.catalog = catalog;
    }

    /** The last request that came. */
    SearchRequest last() {
        return last.get();
    }

    @Override
    public SearchResult search(SearchRequest request) {
        List<Hit> all = hits(request);
        int limit = request.limit().orElse(10);
        int offset = request.offset().orElse(0);
        if ((long) limit + offset > WINDOW) {
            throw new CameoGridException(ErrorCode.INVALID_PARAMETER, "offset + limit is more than " + WINDOW)
                    .with("limit", "search_window")
                    .with("maximum", WINDOW);
        }
        List<Hit> page = all.stream().skip(offset).limit(limit).toList();
        return new SearchResult(
                page,
                new Total(all.size(), true),
                limit,
                offset,
                Duration.ofNanos(1_234_567),
                coverage(),
                discarded(request));
    }

    @Override
    public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
        List<Hit> all = hits(request);
        long returned = 0;
        for (Hit hit : all) {
            if (request.limit().isPresent() && returned >= request.limit().getAsInt()) {
                break;
            }
            consumer.accept(hit);
            returned++;
        }
        return new StreamSummary(
                returned, new Total(all.size(), true), Duration.ofMillis(3), coverage(), discarded(request));
    }

    /** Fields whose names begin with {@code no} are unknown here. */
    @Override
    public QueryValidation validate(SearchRequest request) {
        last.set(request);
        catalog.require(request.target().names().getFirst());
        try {
            ParsedQuery parsed = QueryParser.parse(request.query(), QueryLimits.DEFAULT);
            if (!request.query().startsWith("no")) {
                return new QueryValidation(Optional.of(parsed), Optional.of("+lucene"), List.of(), Optional.empty());
            }
            return request.lenient()
                    ? new QueryValidation(
                            Optional.of(parsed), Optional.of("+rest"), List.of("no:x: unknown field"), Optional.empty())
                    : new QueryValidation(
                            Optional.of(parsed),
                            Optional.empty(),
                            List.of(),
                            Optional.of(new CameoGridException(ErrorCode.INVALID_QUERY, "unknown field 'no'")
                                    .with("position", 0)));
        } catch (QueryException e) {
            CameoGridException problem = new CameoGridException(
                            ErrorCode.INVALID_QUERY, e.problem().message())
                    .with("position", e.problem().position())
                    .with("found", e.problem().found())
                    .with("expected", e.problem().expected());
            return new QueryValidation(Optional.empty(), Optional.empty(), List.of(), Optional.of(problem));
        }
    }

    private List<Hit> hits(SearchRequest request) {
        last.set(request);
        if (request.query().startsWith("(") && !request.lenient()) {
            throw new CameoGridException(ErrorCode.INVALID_QUERY, "expected a value after '('").with("position", 1);
        }
        MemoryIndex index = catalog.require(request.target().names().getFirst());
        synchronized (index) {
            return index.documents.values().stream()
                    .filter(document -> matches(request, document))
                    .map(document -> new Hit(document.key().id(), 1.25f, document.source()))
                    .toList();
        }
    }

    private static boolean matches(SearchRequest request, Document document) {
        return request.query().equals("*") || document.source().toString().contains(request.query());
    }

    private static List<String> discarded(SearchRequest request) {
        return request.query().startsWith("(") ? List.of("expected a value after '('") : List.of();
    }

    private static Coverage coverage() {
        return new Coverage(8, 8, List.of(), 1);
    }

    /** One word: the text. */
    @Override
    public List<AnalyzedWord> analyze(AnalysisRequest request) {
        catalog.require(request.index());
        return List.of(new AnalyzedWord(request.text(), 0, 1, 0, request.text().length(), "word"));
    }
}
