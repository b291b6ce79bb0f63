package io.cameogrid.search.analysis;

import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;

/** Puts analyzers together. Throws {@link IllegalArgumentException} if a definition cannot be carried out. */
final class AnalyzerAssembly {
    /** Longer words are left out: a term has at most 32,766 bytes. */
    private static final int MAX_TERM_LENGTH = 8_191;

    private static final FilterStep ONE_WORD_AFTER_THE_OTHER = FilterStep.of(FlattenGraphFilter::new);
    private static final FilterStep FIT_FOR_TERMS = FilterStep.of(in -> new LengthFilter(in, 1, MAX_TERM_LENGTH));

    private AnalyzerAssembly() {}

    /**
     * The analysis of the definition.
     *
     * @param bounded whether its words are short enough by themselves
     */
    static FieldAnalysis of(AnalyzerDefinition definition, String tag, boolean bounded) {
        ChainAnalyzer head = head(definition);
        List<FilterStep> documents = filters(head, definition.filters());
        List<FilterStep> queries = definition.searchFilters().isEmpty()
                ? documents
                : filters(head, definition.ofQueries().filters());
        return new FieldAnalysis(
                tag,
                head.with(ended(documents, graph(documents), bounded)),
                head.with(ended(queries, false, bounded)),
                head.with(queries.stream().map(FilterStep::normalizing).toList()),
                graph(queries));
    }

    private static ChainAnalyzer head(AnalyzerDefinition definition) {
        List<CharFilterFactory> charFilters =
                definition.charFilters().stream().map(StepFactory::charFilter).toList();
        return new ChainAnalyzer(charFilters, StepFactory.tokenizer(definition.tokenizer()), List.of());
    }

    private static List<FilterStep> filters(ChainAnalyzer head, List<AnalysisStep> steps) {
        List<FilterStep> filters = new ArrayList<>();
        for (AnalysisStep step : steps) {
            FilterStep filter = StepFactory.filter(step, head.with(filters));
            if (filter.graph() && graph(filters)) {
                throw new IllegalArgumentException("'" + step.type()
                        + "' cannot follow another filter that makes several words of one, as synonym and"
                        + " word_delimiter_graph do");
            }
            filters.add(filter);
        }
        return filters;
    }

    private static boolean graph(List<FilterStep> filters) {
        return filters.stream().anyMatch(FilterStep::graph);
    }

    private static List<FilterStep> ended(List<FilterStep> filters, boolean flat, boolean bounded) {
        List<FilterStep> ended = new ArrayList<>(filters);
        if (flat) {
            ended.add(ONE_WORD_AFTER_THE_OTHER);
        }
        if (!bounded) {
            ended.add(FIT_FOR_TERMS);
        }
        return ended;
    }
}
