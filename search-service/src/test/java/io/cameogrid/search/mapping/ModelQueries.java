package io.cameogrid.search.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Generates queries together with what they mean. */
final class ModelQueries {
    private final Random random;

    ModelQueries(Random random) {
        this.random = random;
    }

    /** A query and whether a document matches it. */
    record Clause(String text, Predicate<ModelDocument> matches) {}

    Clause query(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf();
        }
        Clause left = query(depth - 1);
        Clause right = query(depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Clause("(" + left.text + " AND " + right.text + ")", left.matches.and(right.matches));
            case 1 -> new Clause("(" + left.text + " OR " + right.text + ")", left.matches.or(right.matches));
            case 2 -> new Clause("NOT (" + left.text + ")", left.matches.negate());
            default ->
                new Clause("(" + left.text + " NOT " + right.text + ")", left.matches.and(right.matches.negate()));
        };
    }

    private Clause leaf() {
        return switch (random.nextInt(14)) {
            case 0 -> word("t");
            case 1 -> word("o.t");
            case 2 -> phrase();
            case 3 -> prefix();
            case 4 -> pattern();
            case 5 -> unqualified();
            case 6 -> string();
            case 7 -> whole(random.nextBoolean() ? "i" : random.nextBoolean() ? "u" : "o.i");
            case 8 -> decimal();
            case 9 -> day();
            case 10 -> bool();
            case 11 -> exists();
            case 12 -> set();
            default -> id();
        };
    }

    private Clause word(String path) {
        String word = anyWord();
        return new Clause(path + ":" + word, hasWord(path, word::equals));
    }

    private Clause phrase() {
        List<String> words = List.of(anyWord(), anyWord());
        return new Clause(
                "t:\"" + String.join(" ", words) + "\"",
                document ->
                        document.texts("t").stream().anyMatch(text -> Collections.indexOfSubList(text, words) >= 0));
    }

    private Clause prefix() {
        String word = anyWord();
        String beginning = word.substring(0, Math.min(word.length(), 1 + random.nextInt(3)));
        return new Clause("t:" + beginning + "*", hasWord("t", found -> found.startsWith(beginning)));
    }

    private Clause pattern() {
        String word = anyWord();
        String rest = word.substring(1);
        return random.nextBoolean()
                ? new Clause(
                        "t:?" + rest, hasWord("t", found -> found.substring(1).equals(rest)))
                : new Clause("t:*" + rest, hasWord("t", found -> found.endsWith(rest)));
    }

    private Clause unqualified() {
        String word = anyWord();
        return new Clause(
                word,
                hasWord("t", word::equals)
                        .or(hasWord("o.t", word::equals))
                        .or(document -> document.at("s").contains(word)));
    }

    private Clause string() {
        String low = anyWord();
        return switch (random.nextInt(3)) {
            case 0 -> new Clause("s:" + low, document -> document.at("s").contains(low));
            case 1 ->
                new Clause("s:\"" + low + "\"", document -> document.at("s").contains(low));
            default -> {
                String high = anyWord();
                yield new Clause(
                        "s:[" + low + " TO " + high + "}",
                        hasValue(String.class, "s", value -> value.compareTo(low) >= 0 && value.compareTo(high) < 0));
            }
        };
    }

    private Clause whole(String path) {
        long low = random.nextInt(21) - 10;
        long high = low + random.nextInt(8);
        return switch (random.nextInt(4)) {
            case 0 -> new Clause(path + ":" + Math.abs(low), hasLong(path, value -> value == Math.abs(low)));
            case 1 -> new Clause(path + ":>" + low, hasLong(path, value -> value > low));
            case 2 -> new Clause(path + ":<=" + (low + 0.5), hasLong(path, value -> value <= low + 0.5));
            default ->
                new Clause(
                        path + ":{" + low + " TO " + high + "]", hasLong(path, value -> value > low && value <= high));
        };
    }

    private Clause decimal() {
        double low = (random.nextInt(21) - 10) / 2.0;
        return switch (random.nextInt(3)) {
            case 0 -> new Clause("d:" + low, hasDouble(value -> value == low));
            case 1 -> new Clause("d:<" + low, hasDouble(value -> value < low));
            default -> new Clause("d:[" + low + " TO 3}", hasDouble(value -> value >= low && value < 3));
        };
    }

    /** Days of this form are in the order of their texts. */
    private Clause day() {
        String low = ModelDocument.day(random);
        return switch (random.nextInt(3)) {
            case 0 -> new Clause("day:" + low, document -> document.at("day").contains(low));
            case 1 ->
                new Clause(
                        "day:>" + low.replace('-', '/'),
                        hasValue(String.class, "day", value -> value.compareTo(low) > 0));
            default ->
                new Clause(
                        "day:[" + low + " TO 2024-08}",
                        hasValue(
                                String.class,
                                "day",
                                value -> value.compareTo(low) >= 0 && value.compareTo("2024-08") < 0));
        };
    }

    private Clause bool() {
        boolean value = random.nextBoolean();
        return new Clause("b:" + value, document -> document.at("b").contains(value));
    }

    private Clause exists() {
        String path =
                List.of("t", "s", "i", "u", "d", "day", "b", "o.t", "o.i", "o").get(random.nextInt(10));
        return new Clause(
                path + ":*",
                path.equals("o")
                        ? document -> !document.at("o.t").isEmpty()
                                || !document.at("o.i").isEmpty()
                        : document -> !document.at(path).isEmpty());
    }

    private Clause set() {
        List<String> words = new ArrayList<>(List.of(anyWord(), anyWord(), "nowhere"));
        String values = words.stream().collect(Collectors.joining(" ", " IN [", "]"));
        return random.nextBoolean()
                ? new Clause("s:" + values, hasValue(String.class, "s", value -> words.contains(value)))
                : new Clause("t:" + values, hasWord("t", words::contains));
    }

    private Clause id() {
        String low = "k" + Integer.toString(random.nextInt(150), 36);
        String high = low + (char) ('0' + random.nextInt(10));
        return switch (random.nextInt(4)) {
            case 0 -> new Clause("(id:" + low + " *)", document -> document.id().equals(low));
            case 1 -> new Clause("id:" + low + "*", document -> document.id().startsWith(low));
            case 2 ->
                new Clause(
                        "id:{" + low + " TO " + high + "]",
                        document -> document.id().compareTo(low) > 0
                                && document.id().compareTo(high) <= 0);
            default ->
                new Clause("id:k?" + low.charAt(1), document -> document.id().matches("k." + low.charAt(1)));
        };
    }

    private String anyWord() {
        return ModelDocument.WORDS.get(random.nextInt(ModelDocument.WORDS.size()));
    }

    private static Predicate<ModelDocument> hasWord(String path, Predicate<String> fits) {
        return document ->
                document.texts(path).stream().anyMatch(text -> text.stream().anyMatch(fits));
    }

    private static Predicate<ModelDocument> hasLong(String path, Predicate<Long> fits) {
        return hasValue(Long.class, path, fits);
    }

    private static Predicate<ModelDocument> hasDouble(Predicate<Double> fits) {
        return hasValue(Double.class, "d", fits);
    }

    private static <V> Predicate<ModelDocument> hasValue(Class<V> type, String path, Predicate<V> fits) {
        return document -> document.at(path).stream().anyMatch(value -> fits.test(type.cast(value)));
    }
}
