package io.cameogrid.api.search;

import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.Optional;

/**
 * A text to be made into words, as a field of an index would, or an analyzer.
 *
 * @param analyzer of which kind; empty for the default
 * @param ofQuery whether the text is one of a query, not of a document
 */
public record AnalysisRequest(IndexName index, String text, Optional<By> analyzer, boolean ofQuery) {
    /** What makes the words. */
    public sealed interface By {
        /** The analyzer of a field. */
        record Field(String path) implements By {}

        /** An analyzer by its name. */
        record Name(String name) implements By {}

        /** An analyzer that no index needs to have. */
        record Steps(AnalyzerDefinition definition) implements By {}
    }
}
