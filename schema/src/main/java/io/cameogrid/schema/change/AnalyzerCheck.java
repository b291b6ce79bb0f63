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
import io.cameogrid.schema.json.FieldValueText;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that analyzers obey, and the fields that name one. Whether their steps work together only the engine can tell. */
public final class AnalyzerCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int MAX_ANALYZERS = 64;
    private static final int MOST_NAMED = 5;
    private static final int MAX_STEPS = 32;
    private static final int MAX_RULE = 500;
    private static final int MAX_RULES_OF_A_WORD = 32;

    private static final Set<String> GRAMS = Set.of("ngram", "edge_ngram", "shingle");
    private static final Set<String> MULTIPLYING =
            Set.of("ngram", "edge_ngram", "shingle", "synonym", "word_delimiter_graph", "cjk_bigram", "mapping");

    /** Of all analyzers of an index together: definitions are in every node's memory, and written whole with each change. */
    private static final int MAX_CHARACTERS = 256 << 10;

    private AnalyzerCheck() {}

    /** @throws CameoGridException INVALID_SCHEMA if an analyzer is to be taken away from an index that is only being made */
    static void requireNoneGone(Set<String> gone) {
        gone.stream().sorted().findFirst().ifPresent(name -> {
            String shown = FieldValueText.abbreviate(name);
            throw refusal(
                    "analyzers",
                    "analyzer '" + shown + "' is null, which takes an analyzer away, but the index is new and has none;"
                            + " leave it out, or declare it");
        });
    }

    /**
     * @param fields as they are to be
     * @param gone names of analyzers that are to be taken away
     * @throws CameoGridException SCHEMA_CONFLICT if a field has one of them, or the index does not
     */
    static void requireUnused(IndexDefinition present, SortedMap<String, FieldDefinition> fields, Set<String> gone) {
        for (String name : new TreeSet<>(gone)) {
            if (!present.analyzers().containsKey(name)) {
                throw conflict(
                        present,
                        name,
                        "index '" + present.name() + "' declares no analyzer '" + FieldValueText.abbreviate(name) + "'"
                                + NearestNames.question(
                                        name, present.analyzers().keySet()));
            }
            List<String> users = fields.values().stream()
                    .filter(field -> field.tokenizer().filter(name::equals).isPresent())
                    .map(FieldDefinition::path)
                    .toList();
            if (!users.isEmpty()) {
                String some = users.stream().limit(MOST_NAMED).collect(Collectors.joining("', '", "'", "'"));
                String more = users.size() > MOST_NAMED ? " and " + (users.size() - MOST_NAMED) + " more" : "";
                throw conflict(
                                present,
                                name,
                                "analyzer '" + name + "' is that of " + some + more
                                        + "; give them another one first, with ?reindex=true if there are documents")
                        .with("fields", users);
            }
        }
    }

    private static CameoGridException conflict(IndexDefinition index, String name, String detail) {
        return new CameoGridException(ErrorCode.SCHEMA_CONFLICT, detail + "; nothing was changed")
                .with("index", index.name().value())
                .with("analyzer", FieldValueText.abbreviate(name));
    }

    /** @throws CameoGridException INVALID_SCHEMA if the analyzer has steps that there are not, or with wrong parameters */
    public static void requireSteps(String name, AnalyzerDefinition analyzer) {
        if (analyzer.steps().count() > MAX_STEPS) {
            throw refusal(name, "analyzer '" + name + "' has more than " + MAX_STEPS + " steps");
        }
        require(name, Role.TOKENIZER, List.of(analyzer.tokenizer()));
        require(name, Role.CHAR_FILTER, analyzer.charFilters());
        require(name, Role.FILTER, analyzer.filters());
        require(name, Role.FILTER, analyzer.searchFilters().orElse(List.of()));
        requireLinear(name, analyzer, analyzer.filters());
        requireLinear(name, analyzer, analyzer.searchFilters().orElse(List.of()));
    }

    /** Steps that make several words of one multiply each other; a text is to be indexed in a time that goes with its length. */
    private static void requireLinear(String name, AnalyzerDefinition analyzer, List<AnalysisStep> filters) {
        Set<String> before = new HashSet<>();
        Stream.concat(analyzer.charFilters().stream(), Stream.concat(Stream.of(analyzer.tokenizer()), filters.stream()))
                .map(AnalysisStep::type)
                .filter(MULTIPLYING::contains)
                .map(type -> GRAMS.contains(type) ? "ngram, edge_ngram or shingle" : type)
                .filter(type -> !before.add(type))
                .findFirst()
                .ifPresent(type -> {
                    throw refusal(name, "analyzer '" + name + "' has more than one step '" + type + "'");
                });
        filters.stream()
                .filter(step -> step.type().equals("synonym"))
                .forEach(step -> requireShortRules(name, step.parameters().getOrDefault("synonyms", List.of())));
    }

    private static void requireShortRules(String name, List<String> rules) {
        Map<String, Integer> rulesOf = new HashMap<>();
        for (String rule : rules) {
            if (rule.length() > MAX_RULE) {
                throw refusal(
                        name, "analyzer '" + name + "': a synonym rule has more than " + MAX_RULE + " characters");
            }
            int arrow = rule.indexOf("=>");
            for (String word : (arrow < 0 ? rule : rule.substring(0, arrow)).split(",")) {
                if (rulesOf.merge(word.strip(), 1, Integer::sum) > MAX_RULES_OF_A_WORD) {
                    throw refusal(
                            name,
                            "analyzer '" + name + "' has more than " + MAX_RULES_OF_A_WORD + " synonym rules for '"
                                    + word.strip() + "'");
                }
            }
        }
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
                            + FieldValueText.abbreviate(name) + "'");
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
                    "field '" + field.path() + "': unknown tokenizer '" + FieldValueText.abbreviate(name) + "'"
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
