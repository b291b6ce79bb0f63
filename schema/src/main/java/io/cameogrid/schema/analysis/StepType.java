package io.cameogrid.schema.analysis;

import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.json.FieldValueText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of step that analyzers can have.
 *
 * @param required parameters that cannot be left out
 */
public record StepType(String name, Map<String, ParameterType> parameters, Set<String> required) {
    public StepType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        required = Set.copyOf(required);
    }

    static StepType of(String name) {
        return new StepType(name, Map.of(), Set.of());
    }

    StepType with(String parameter, ParameterType type) {
        Map<String, ParameterType> more = new LinkedHashMap<>(parameters);
        more.put(parameter, type);
        return new StepType(name, more, required);
    }

    StepType requiring(String parameter, ParameterType type) {
        Set<String> needed = new TreeSet<>(required);
        needed.add(parameter);
        return new StepType(name, with(parameter, type).parameters, needed);
    }

    /** What is wrong with the parameters of a step of this type, as a sentence. */
    Optional<String> problem(AnalysisStep step) {
        for (String parameter : required) {
            if (!step.parameters().containsKey(parameter)) {
                return Optional.of("'" + name + "' needs the parameter '" + parameter + "'");
            }
        }
        for (Map.Entry<String, List<String>> given : step.parameters().entrySet()) {
            Optional<String> problem = problem(given.getKey(), given.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> problem(String parameter, List<String> values) {
        ParameterType type = parameters.get(parameter);
        if (type == null) {
            String known =
                    parameters.isEmpty() ? "; it has none" : "; it has " + String.join(", ", parameters.keySet());
            String nearest = NearestNames.question(parameter, parameters.keySet());
            return Optional.of("'" + name + "' has no parameter '" + FieldValueText.abbreviate(parameter) + "'"
                    + (nearest.isEmpty() ? known : nearest));
        }
        if (!type.list() && values.size() != 1) {
            return Optional.of("the parameter '" + parameter + "' of '" + name + "' takes one value, not a list");
        }
        return type.problem(values).map(why -> "the parameter '" + parameter + "' of '" + name + "' " + why);
    }
}
