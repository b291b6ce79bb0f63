package io.cameogrid.search.node;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.change.SchemaDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An index with analyzers of its own, and with fields in several forms. */
final class Library {
    static final IndexName NAME = IndexName.of("library");

    private static final AnalysisStep SYNONYMS =
            AnalysisStep.of("synonym", "synonyms", List.of("tv, television", "ny, new york", "car, auto, automobile"));
    private static final AnalysisStep STOP = AnalysisStep.of("stop", "words", List.of("the", "of"));

    private Library() {}

    static IndexDefinition index(int microshards) {
        AnalysisStep lower = AnalysisStep.of("lowercase");
        Map<String, AnalyzerDefinition> analyzers = Map.of(
                "everyday", analyzer(List.of(lower, SYNONYMS, STOP), Optional.empty()),
                "asked", analyzer(List.of(lower), Optional.of(List.of(lower, SYNONYMS))),
                "html",
                        new AnalyzerDefinition(
                                AnalysisStep.of("standard"),
                                List.of(AnalysisStep.of("html_strip")),
                                List.of(lower),
                                Optional.empty()));
        Map<String, FieldDefinition> fields = Stream.of(
                        field("title", FieldType.TEXT, "default"),
                        field("title.exact", FieldType.STRING, "raw").indexing("title"),
                        field("title.stem", FieldType.TEXT, "en_stem").indexing("title"),
                        field("text", FieldType.TEXT, "everyday"),
                        field("note", FieldType.TEXT, "asked"),
                        field("page", FieldType.TEXT, "html"),
                        field("tags", FieldType.STRING, "raw"),
                        field("meta.author", FieldType.TEXT, "default"),
                        FieldDefinition.inferred("meta", FieldType.JSON),
                        FieldDefinition.inferred("year", FieldType.I64))
                .collect(Collectors.toMap(FieldDefinition::path, field -> field));
        IndexSettings settings = new IndexSettings(
                Optional.empty(),
                fields,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                analyzers,
                Optional.empty(),
                Set.of());
        return new SchemaDiff(100).create(NAME, "library-1", settings, microshards, 0);
    }

    private static AnalyzerDefinition analyzer(List<AnalysisStep> filters, Optional<List<AnalysisStep>> ofQueries) {
        return new AnalyzerDefinition(AnalysisStep.of("standard"), List.of(), filters, ofQueries);
    }

    private static FieldDefinition field(String path, FieldType type, String tokenizer) {
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                FieldDefinition.fastByDefault(type),
                false,
                Optional.empty(),
                Optional.of(tokenizer),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }
}
