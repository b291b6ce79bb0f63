package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.analysis.FieldAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;

/**
 * One way in which texts of documents are indexed, from which its matches can be found again.
 *
 * @param path of the field
 * @param valuesAt where in documents the texts are
 * @param lucene the name of Lucene's field
 * @param analyzer makes the index's words of a text
 * @param markup whether it takes tags in a text for markup, not for words
 */
public record TextForm(String path, String valuesAt, String lucene, Analyzer analyzer, boolean markup) {
    private static final String HTML_STRIP = "html_strip";

    /** All of an index: its texts, its exact strings, and what lies in its objects beside them. */
    public static List<TextForm> of(IndexDefinition index, AnalyzerCatalog analyzers) {
        List<TextForm> forms = new ArrayList<>();
        for (FieldDefinition field : index.fields().values()) {
            of(index, analyzers, field).ifPresent(forms::add);
        }
        return forms;
    }

    private static Optional<TextForm> of(IndexDefinition index, AnalyzerCatalog analyzers, FieldDefinition field) {
        if (!field.indexed() || field.shadow()) {
            return Optional.empty();
        }
        String valuesAt = field.valuesOf().orElse(field.path());
        if (field.type() == FieldType.STRING) {
            return analyzers
                    .named(index, Tokenizer.RAW.wireName())
                    .map(raw ->
                            new TextForm(field.path(), valuesAt, IndexFields.string(field), raw.documents(), false));
        }
        if (field.type() != FieldType.TEXT && field.type() != FieldType.JSON) {
            return Optional.empty();
        }
        FieldAnalysis analysis = analyzers.of(index, field);
        return Optional.of(new TextForm(
                field.path(), valuesAt, IndexFields.text(field, analysis), analysis.documents(), markup(index, field)));
    }

    private static boolean markup(IndexDefinition index, FieldDefinition field) {
        return field.tokenizer()
                .flatMap(name -> Optional.ofNullable(index.analyzers().get(name)))
                .filter(analyzer -> analyzer.charFilters().stream()
                        .anyMatch(step -> step.type().equals(HTML_STRIP)))
                .isPresent();
    }
}
