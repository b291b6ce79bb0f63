package io.cameogrid.rest.json;

import io.cameogrid.rest.call.Nearest;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what an analyzer is made of: members of one object. */
final class AnalyzerBody {
    static final List<String> MEMBERS = List.of("tokenizer", "char_filters", "filters", "search_filters");

    private Optional<AnalysisStep> tokenizer = Optional.empty();
    private List<AnalysisStep> charFilters = List.of();
    private List<AnalysisStep> filters = List.of();
    private Optional<List<AnalysisStep>> searchFilters = Optional.empty();

    /** The object that is the present value. */
    static AnalyzerDefinition read(RequestJson json, String name) {
        json.requireObject();
        AnalyzerBody body = new AnalyzerBody();
        while (json.hasMember()) {
            if (!body.readMember(json)) {
                throw json.unknown(MEMBERS);
            }
        }
        return body.definition()
                .orElseThrow(() -> json.refusal("the analyzer " + Nearest.quoted(name) + " has no 'tokenizer'"));
    }

    /** Reads the present member, if it is one of an analyzer. */
    boolean readMember(RequestJson json) {
        switch (json.member()) {
            case "tokenizer" -> tokenizer = Optional.of(step(json));
            case "char_filters" -> charFilters = steps(json);
            case "filters" -> filters = steps(json);
            case "search_filters" -> searchFilters = Optional.of(steps(json));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Empty if there was no tokenizer. */
    Optional<AnalyzerDefinition> definition() {
        return tokenizer.map(first -> new AnalyzerDefinition(first, charFilters, filters, searchFilters));
    }

    boolean hasFilters() {
        return !charFilters.isEmpty() || !filters.isEmpty() || searchFilters.isPresent();
    }

    private static List<AnalysisStep> steps(RequestJson json) {
        if (!json.isArray()) {
            throw json.refusal("'" + json.member() + "' must be an array of names and objects");
        }
        List<AnalysisStep> steps = new ArrayList<>();
        while (json.hasElement()) {
            steps.add(step(json));
        }
        return steps;
    }

    /** A name, or an object with a type and parameters. */
    private static AnalysisStep step(RequestJson json) {
        if (json.isText()) {
            return AnalysisStep.of(json.requireText());
        }
        if (!json.isObject()) {
            throw json.refusal("a step of an analyzer is a name, or an object with a 'type' and parameters");
        }
        Optional<String> type = Optional.empty();
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        while (json.hasMember()) {
            if (json.member().equals("type")) {
                type = json.text();
            } else {
                parameters.put(json.member(), json.plainValues());
            }
        }
        return new AnalysisStep(
                type.orElseThrow(() -> json.refusal("a step of an analyzer has no 'type'")), parameters);
    }
}
