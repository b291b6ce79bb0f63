package io.cameogrid.search.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A generated document as lists of values by path, which tests can walk over, and as JSON. */
record ModelDocument(String id, Map<String, List<Object>> values, String json) {
    static final List<String> WORDS =
            List.of("ant", "anchor", "bee", "beetle", "cat", "camel", "dog", "eagle", "fox", "é");

    static ModelDocument generate(String id, Random random) {
        Map<String, List<Object>> values = new TreeMap<>();
        List<String> members = new ArrayList<>();
        member(values, members, "t", random, () -> text(random));
        member(values, members, "s", random, () -> WORDS.get(random.nextInt(WORDS.size())));
        member(values, members, "i", random, () -> (long) random.nextInt(21) - 10);
        member(values, members, "u", random, () -> (long) random.nextInt(10));
        member(values, members, "d", random, () -> (random.nextInt(21) - 10) / 2.0);
        member(values, members, "day", random, () -> day(random));
        member(values, members, "b", random, random::nextBoolean);
        if (random.nextInt(3) > 0) {
            members.add("\"o\": " + objects(values, random));
        }
        return new ModelDocument(id, values, "{" + String.join(", ", members) + "}");
    }

    List<Object> at(String path) {
        return values.getOrDefault(path, List.of());
    }

    @SuppressWarnings("unchecked") // the generated values of one path are of one comparable class
    List<Comparable<Object>> sortable(String path) {
        return at(path).stream().map(value -> (Comparable<Object>) value).toList();
    }

    /** Each text at the path as its words. */
    List<List<String>> texts(String path) {
        return at(path).stream()
                .map(text -> List.of(((String) text).split(" ")))
                .toList();
    }

    private static String objects(Map<String, List<Object>> values, Random random) {
        List<String> objects = new ArrayList<>();
        int count = random.nextInt(3) + 1;
        for (int i = 0; i < count; i++) {
            List<String> members = new ArrayList<>();
            member(values, members, "o.t", random, () -> text(random));
            member(values, members, "o.i", random, () -> (long) random.nextInt(5));
            objects.add("{" + String.join(", ", members) + "}");
        }
        return count == 1 && random.nextBoolean() ? objects.getFirst() : objects.toString();
    }

    /** Adds nothing, a null, a value, or an array of values that may be nested. */
    private static void member(
            Map<String, List<Object>> values,
            List<String> members,
            String path,
            Random random,
            Supplier<Object> generator) {
        String name = path.substring(path.indexOf('.') + 1);
        List<Object> all = values.computeIfAbsent(path, unseen -> new ArrayList<>());
        switch (random.nextInt(6)) {
            case 0 -> {}
            case 1 -> members.add(quoted(name) + ": null");
            case 2, 3 -> {
                Object value = generator.get();
                all.add(value);
                members.add(quoted(name) + ": " + spelled(value));
            }
            default -> {
                List<Object> several = new ArrayList<>();
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    several.add(generator.get());
                }
                all.addAll(several);
                String array = several.stream().map(ModelDocument::spelled).collect(Collectors.joining(", ", "[", "]"));
                members.add(quoted(name) + ": " + (random.nextBoolean() ? array : "[null, " + array + "]"));
            }
        }
    }

    private static String spelled(Object value) {
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String text(Random random) {
        List<String> words = new ArrayList<>();
        int count = random.nextInt(5) + 1;
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    static String day(Random random) {
        return "2024-0" + (random.nextInt(9) + 1) + "-1" + random.nextInt(10);
    }
}
