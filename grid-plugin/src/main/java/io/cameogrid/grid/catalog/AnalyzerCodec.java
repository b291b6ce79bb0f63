package io.cameogrid.grid.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Analyzers as the catalog keeps them. */
final class AnalyzerCodec {
    private AnalyzerCodec() {}

    static void write(AnalyzerDefinition analyzer, ObjectNode node) {
        write(analyzer.tokenizer(), node.putObject("tokenizer"));
        write(analyzer.charFilters(), node.putArray("char_filters"));
        write(analyzer.filters(), node.putArray("filters"));
        analyzer.searchFilters().ifPresent(filters -> write(filters, node.putArray("search_filters")));
    }

    static AnalyzerDefinition read(JsonNode node) {
        return new AnalyzerDefinition(
                step(node.path("tokenizer")),
                steps(node.path("char_filters")),
                steps(node.path("filters")),
                node.has("search_filters") ? Optional.of(steps(node.path("search_filters"))) : Optional.empty());
    }

    private static void write(List<AnalysisStep> steps, ArrayNode nodes) {
        steps.forEach(step -> write(step, nodes.addObject()));
    }

    private static void write(AnalysisStep step, ObjectNode node) {
        node.put("type", step.type());
        ObjectNode parameters = node.putObject("parameters");
        step.parameters().forEach((name, values) -> values.forEach(parameters.putArray(name)::add));
    }

    private static List<AnalysisStep> steps(JsonNode nodes) {
        List<AnalysisStep> steps = new ArrayList<>();
        nodes.forEach(node -> steps.add(step(node)));
        return steps;
    }

    private static AnalysisStep step(JsonNode node) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        node.path("parameters").properties().forEach(entry -> {
            List<String> values = new ArrayList<>();
            entry.getValue().forEach(value -> values.add(value.asText()));
            parameters.put(entry.getKey(), values);
        });
        return new AnalysisStep(node.path("type").asText(), parameters);
    }
}
