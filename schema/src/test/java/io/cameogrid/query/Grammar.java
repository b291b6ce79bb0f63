package io.cameogrid.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A grammar in EBNF that makes random sentences; what it describes only in prose comes from a list of samples. */
final class Grammar {

    private static final Pattern RULE = Pattern.compile("(?s)([A-Za-z]+)\\s*=\\s*(.*?)\\s;");
    private static final Pattern TOKEN = Pattern.compile("\\?.*?\\?|\"[^\"]+\"|[A-Za-z]+|[\\[\\](){}|]");
    private static final int DEEPEST = 12;
    private static final Map<String, List<String>> SAMPLES = Map.of(
            "WORD", List.of("fox", "don't", "c++", "x-1", "é", "a\\*b", "new\\ york", "3.14", "either/or"),
            "NAME", List.of("title", "meta.color", "k8s\\:node", "limit", "to"),
            "QUOTED", List.of("\"red fox\"", "'red fox'", "\"\"", "\"a \\\" b\"", "\"limit 5\"", "\")\""),
            "SLASHED", List.of("/", "/a/b", "/(a|b)+/", "/[^)]/", "/red\\ fox/"),
            "DIGITS", List.of("0", "1", "20"));

    private final Map<String, Part> rules = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    private Grammar() {}

    static Grammar parse(String text) {
        Grammar grammar = new Grammar();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            List<String> tokens = new ArrayList<>(TOKEN.matcher(rule.group(2))
                    .results()
                    .map(result -> result.group())
                    .toList());
            grammar.rules.put(rule.group(1), choice(tokens));
        }
        return grammar;
    }

    String sentence(String rule, RandomGenerator random) {
        StringBuilder out = new StringBuilder();
        write(new Part.Name(rule), " ", 0, random, out);
        return out.toString();
    }

    List<String> unusedRules() {
        return rules.keySet().stream().filter(rule -> !used.contains(rule)).toList();
    }

    private void write(Part part, String separator, int depth, RandomGenerator random, StringBuilder out) {
        switch (part) {
            case Part.Text text -> out.append(text.text()).append(separator);
            case Part.Name name -> writeRule(name.name(), separator, depth, random, out);
            case Part.Sequence sequence -> sequence.parts().forEach(each -> write(each, separator, depth, random, out));
            case Part.Choice choice -> {
                // Deep inside, the last choice ends the recursion: values stand after groups.
                List<Part> choices = choice.choices();
                int chosen = depth > DEEPEST ? choices.size() - 1 : random.nextInt(choices.size());
                write(choices.get(chosen), separator, depth, random, out);
            }
            case Part.Repeated repeated -> {
                int times = depth > DEEPEST ? 0 : random.nextInt(repeated.most() + 1);
                for (int i = 0; i < times; i++) {
                    write(repeated.part(), separator, depth, random, out);
                }
            }
        }
    }

    private void writeRule(String name, String separator, int depth, RandomGenerator random, StringBuilder out) {
        used.add(name);
        List<String> samples = SAMPLES.getOrDefault(name, List.of());
        boolean token = name.equals(name.toUpperCase(Locale.ROOT));
        if (samples.isEmpty()) {
            write(rules.get(name), token ? "" : separator, depth + 1, random, out);
        } else {
            out.append(samples.get(random.nextInt(samples.size())));
        }
        out.append(token ? separator : "");
    }

    private static Part choice(List<String> tokens) {
        List<Part> choices = new ArrayList<>(List.of(sequence(tokens)));
        while (!tokens.isEmpty() && tokens.getFirst().equals("|")) {
            tokens.removeFirst();
            choices.add(sequence(tokens));
        }
        return choices.size() == 1 ? choices.getFirst() : new Part.Choice(choices);
    }

    private static Part sequence(List<String> tokens) {
        List<Part> parts = new ArrayList<>();
        while (!tokens.isEmpty() && !"|)]}".contains(tokens.getFirst())) {
            parts.add(part(tokens));
        }
        return new Part.Sequence(parts);
    }

    private static Part part(List<String> tokens) {
        String token = tokens.removeFirst();
        return switch (token.charAt(0)) {
            case '[' -> new Part.Repeated(closed(tokens), 1);
            case '{' -> new Part.Repeated(closed(tokens), 3);
            case '(' -> closed(tokens);
            case '"' -> new Part.Text(token.substring(1, token.length() - 1));
            case '?' -> new Part.Text("");
            default -> new Part.Name(token);
        };
    }

    private static Part closed(List<String> tokens) {
        Part inside = choice(tokens);
        tokens.removeFirst();
        return inside;
    }

    /** What the rule is made of. */
    Part rule(String name) {
        return Optional.ofNullable(rules.get(name)).orElseThrow(() -> new IllegalArgumentException("no rule " + name));
    }

    sealed interface Part {
        record Text(String text) implements Part {}

        record Name(String name) implements Part {}

        record Sequence(List<Part> parts) implements Part {}

        record Choice(List<Part> choices) implements Part {}

        record Repeated(Part part, int most) implements Part {}
    }
}
