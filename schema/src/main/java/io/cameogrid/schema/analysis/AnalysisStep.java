package io.cameogrid.schema.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One step of an analyzer.
 *
 * @param type its name in {@link StepTypes}
 * @param parameters by name; whatever is no list is a list of one text
 */
public record AnalysisStep(String type, SortedMap<String, List<String>> parameters) {
    public AnalysisStep {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = Collections.unmodifiableSortedMap(copy);
    }

    /** A step as it is without parameters. */
    public static AnalysisStep of(String type) {
        return new AnalysisStep(type, Collections.emptySortedMap());
    }

    /** A step with one parameter. */
    public static AnalysisStep of(String type, String parameter, List<String> values) {
        return new AnalysisStep(type, new TreeMap<>(Map.of(parameter, values)));
    }
}
