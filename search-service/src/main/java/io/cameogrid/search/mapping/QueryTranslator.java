package io.cameogrid.search.mapping;

import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.PerDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import org.apache.lucene.search.IndexSearcher;

/**
 * Puts queries into Lucene's terms, by the definition of the index.
 *
 * <p>Scores: words of text by BM25; exact strings and booleans by BM25 without norms; everything else 1. A value without
 * a field is looked for in all default fields, and the scores of those that have it add up. Safe for use by many threads.
 */
public final class QueryTranslator {
    /** Terms and other leaves that a query may become once default fields and objects are spelled out. */
    private static final int MAX_COST = 8_192;

    /** What Lucene may count: ours are counted first, but it counts the parts that its own rewriting adds as well. */
    private static final int MAX_LUCENE_CLAUSES = 8 * MAX_COST;

    private final AnalyzerCatalog analyzers;
    private final PerDefinition<SearchFields> fields;

    public QueryTranslator(AnalyzerCatalog analyzers) {
        this.analyzers = analyzers;
        this.fields = new PerDefinition<>(definition -> new SearchFields(definition, analyzers));
        IndexSearcher.setMaxClauseCount(MAX_LUCENE_CLAUSES);
    }

    /** What makes words of queries. */
    public AnalyzerCatalog analyzers() {
        return analyzers;
    }

    /**
     * The query in Lucene's terms.
     *
     * @param lenient whether a clause that the definition gives no meaning is left out and listed, rather than refused
     * @throws io.cameogrid.api.error.CameoGridException INVALID_QUERY with the position: an unknown field with the nearest
     *     names, a field that is not indexed, a value that the field's type cannot hold, a budget that is passed, or
     *     nothing left to search for
     */
    public TranslatedQuery translate(IndexDefinition definition, Query query, boolean lenient) {
        return new Translation(fields.of(definition), lenient, MAX_COST).run(query);
    }
}
