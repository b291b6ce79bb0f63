package io.cameogrid.schema.change;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.analysis.StepTypes;
import io.cameogrid.schema.analysis.StepTypes.Role;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules that analyzers obey, and the fields that name one. Whether their steps work together only the engine can tell. */
public final class AnalyzerCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int MAX_ANALYZERS = 64;
    private static final int MAX_STEPS = 32;

    /** Of all analyzers of an index together: definitions are in every node's memory, and written whole with each change. */
    private static final int MAX_CHARACTERS = 256 << 10;

    private AnalyzerCheck() {}

    /** @throws CameoGridException INVALID_SCHEMA if the analyzer has steps that there are not, or with wrong parameters */
    public static void requireSteps(String name, AnalyzerDefinition analyzer) {
        if (analyzer.steps().count() > MAX_STEPS) {
            throw refusal(name, "analyzer '" + name + "' has more than " + MAX_STEPS + " steps");
        }
        require(name, Role.TOKENIZER, List.of(analyzer.tokenizer()));
        require(name, Role.CHAR_FILTER, analyzer.charFilters());
        require(name, Role.FILTER, analyzer.filters());
        require(name, Role.FILTER, analyzer.searchFilters().orElse(List.of()));
    }

    private static void require(String name, Role role, List<AnalysisStep> steps) {
        for (AnalysisStep step : steps) {
            StepTypes.problem(role, step).ifPresent(problem -> {
                throw refusal(name, "analyzer '" + name + "': " + problem);
            });
        }
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refusal(
                    "analyzers",
                    "an analyzer's name is 1 to 64 small letters, digits and underscores and begins with a letter, not '"
                            + name.substring(0, Math.min(name.length(), 80)) + "'");
        }
        if (Tokenizer.find(name).isPresent()) {
            throw refusal("analyzers", "every index has an analyzer '" + name + "'; declare yours by another name");
        }
    }

    static void requireWhole(IndexDefinition definition) {
        long characters = definition.analyzers().values().stream()
                .flatMap(AnalyzerDefinition::steps)
                .flatMap(step -> step.parameters().values().stream())
                .flatMap(Collection::stream)
                .mapToLong(String::length)
                .sum();
        if (definition.analyzers().size() > MAX_ANALYZERS || characters > MAX_CHARACTERS) {
            throw refusal(
                    "analyzers",
                    "an index has at most " + MAX_ANALYZERS + " analyzers, whose words and rules have at most "
                            + MAX_CHARACTERS + " characters together; these are "
                            + definition.analyzers().size()
                            + " with " + characters);
        }
        definition
                .fields()
                .values()
                .forEach(field -> field.tokenizer().ifPresent(name -> requireTokenizer(definition, field, name)));
    }

    private static void requireTokenizer(IndexDefinition definition, FieldDefinition field, String name) {
        boolean everywhere = Tokenizer.find(name).isPresent();
        if (!everywhere && !definition.analyzers().containsKey(name)) {
            Collection<String> names = new TreeSet<>(Tokenizer.names());
            names.addAll(definition.analyzers().keySet());
            String nearest = NearestNames.question(name, names);
            throw refusal(
                    field.path(),
                    "field '" + field.path() + "': unknown tokenizer '" + name + "'"
                            + (nearest.isEmpty() ? "; there are " + String.join(", ", names) : nearest));
        }
        boolean raw = name.equals(Tokenizer.RAW.wireName());
        if (field.type() != FieldType.TEXT && !(field.type() == FieldType.STRING && raw)) {
            throw refusal(
                    field.path(),
                    "field '" + field.path() + "': tokenizer '" + name + "' is for text, and the field is "
                            + field.type().wireName());
        }
    }

    private static CameoGridException refusal(String field, String detail) {
        return new CameoGridException(ErrorCode.INVALID_SCHEMA, detail).with("field", field);
    }
}
