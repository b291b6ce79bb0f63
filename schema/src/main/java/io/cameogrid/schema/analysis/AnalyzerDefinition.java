package io.cameogrid.schema.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How texts are made into words, as an index declares it.
 *
 * @param tokenizer splits a text
 * @param charFilters change the text before that, in their order
 * @param filters change the words after it, in their order
 * @param searchFilters stand for {@code filters} where the words of queries are made, if these are to be others; changing them
 *     changes nothing of what is indexed
 */
public record AnalyzerDefinition(
        AnalysisStep tokenizer,
        List<AnalysisStep> charFilters,
        List<AnalysisStep> filters,
        Optional<List<AnalysisStep>> searchFilters) {
    private static final int FINGERPRINT_BYTES = 6;

    public AnalyzerDefinition {
        charFilters = List.copyOf(charFilters);
        filters = List.copyOf(filters);
        searchFilters = searchFilters.map(List::copyOf);
    }

    /** An analyzer of a tokenizer and filters without parameters. */
    public static AnalyzerDefinition of(String tokenizer, String... filters) {
        return new AnalyzerDefinition(
                AnalysisStep.of(tokenizer),
                List.of(),
                Stream.of(filters).map(AnalysisStep::of).toList(),
                Optional.empty());
    }

    /** The same for documents, and whatever it is for queries. */
    public AnalyzerDefinition ofDocuments() {
        return new AnalyzerDefinition(tokenizer, charFilters, filters, Optional.empty());
    }

    /** The same for queries, and whatever it is for documents. */
    public AnalyzerDefinition ofQueries() {
        return new AnalyzerDefinition(tokenizer, charFilters, searchFilters.orElse(filters), Optional.empty());
    }

    /** All steps, in no order that means anything. */
    public Stream<AnalysisStep> steps() {
        return Stream.of(
                        Stream.of(tokenizer),
                        charFilters.stream(),
                        filters.stream(),
                        searchFilters.stream().flatMap(List::stream))
                .flatMap(steps -> steps);
    }

    /** Twelve digits that differ when documents would be analyzed otherwise. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ofDocuments().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
