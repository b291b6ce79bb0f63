package io.cameogrid.search.oracle;

import io.cameogrid.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Generates query strings over {@link OracleFields}: every clause on every type that takes it, in every combination. */
final class RandomSearches {
    private static final List<String> DATES = List.of(
            "0001-01-01",
            "1970-01-01",
            "1969-12-31T23:59:59.9Z",
            "2024",
            "2024-06",
            "2024-06-15",
            "2024/06/15",
            "2024.06.15",
            "20240615",
            "202406151230",
            "2024-06-15T00:00:00.000001Z",
            "2024-06-15T00:00:00.000001001Z",
            "2024-06-15T00:00:00.000001002Z",
            "2024-06-15T00:00:00.000001999Z",
            "2024-06-15T00:00:00.000002Z",
            "1969-12-31T23:59:59.999999999Z",
            "2024-06-15T12:30:00+02:00",
            "1718454600",
            "\"2024-06-15 10:30:00\"",
            "\"Sat, 15 Jun 2024 12:30:01 GMT\"",
            "9999-12-31",
            "9999-12-31T23:59:59.999999Z",
            "9999-12-31T23:59:59.999999999Z",
            "0001-01-01T00:00:00.000000001Z");
    private static final List<String> ODD_NUMBERS =
            List.of("0.5", "-0.5", "1e30", "-1e30", "1e400", "1.0", "9007199254740993", "18446744073709551615", "-0.0");
    private static final List<String> SINGLE_WORDS = List.of("fox", "red", "river", "grid", "a", "é");
    private static final List<String> EXPRESSIONS = List.of(
            "/fox(es)?/",
            "/^re.*$/",
            "/[a-z]{2,3}/",
            "/.*/",
            "/.?/",
            "/(a|an|ant)/",
            "/[^r].+/",
            "/\\d+/",
            "/x\\/y/",
            "/r(iver|ed)s*/");

    private static final List<String> BLOCKS = List.of(
            "10.0.0.0/8",
            "10.1.2.3/31",
            "192.168.1.77/32",
            "0.0.0.0/0",
            "::/0",
            "::ffff:10.0.0.0/104",
            "2001:db8::/32",
            "2001:db8::/33",
            "fe80::1:2/128",
            "f000::/4");

    private final RandomGenerator random;

    RandomSearches(RandomGenerator random) {
        this.random = random;
    }

    String query() {
        return query(random.nextInt(4));
    }

    private String query(int depth) {
        if (depth == 0) {
            return boosted(leaf());
        }
        String left = query(depth - 1);
        String right = query(random.nextInt(depth));
        return switch (random.nextInt(6)) {
            case 0 -> "(" + left + " AND " + right + ")";
            case 1 -> left + " OR " + right;
            case 2 -> "NOT (" + left + ")";
            case 3 -> left + " -(" + right + ")";
            case 4 -> boosted("(" + left + " OR NOT (" + right + "))");
            default -> left + " " + right;
        };
    }

    private String boosted(String clause) {
        return random.nextInt(8) == 0 ? clause + one(List.of("^0", "^0.5", "^3")) : clause;
    }

    private String leaf() {
        if (random.nextInt(8) == 0) {
            return unqualified();
        }
        List<String> names = new ArrayList<>(OracleFields.TYPES.keySet());
        names.addAll(List.of("id", "k8s"));
        String name = one(names);
        return switch (random.nextInt(12)) {
            case 0 -> name + ":*";
            case 1 -> name + ":(" + inGroup(valueOf(name)) + " OR NOT " + inGroup(valueOf(name)) + ")";
            default -> name + ":" + valueOf(name);
        };
    }

    /** A minus at the beginning would negate, and a colon in an address name a field. */
    private static String inGroup(String value) {
        if (value.matches("[0-9A-Fa-f.:/]*:[0-9A-Fa-f.:/]*")) {
            return value.replace(":", "\\:");
        }
        return value.startsWith("-") ? "\\" + value : value;
    }

    private String unqualified() {
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> "\"" + one(RandomDocuments.WORDS) + " " + one(RandomDocuments.WORDS) + "\"";
            case 2 -> " IN [" + one(RandomDocuments.WORDS) + " -5 " + one(RandomDocuments.WORDS) + "]";
            default -> one(RandomDocuments.WORDS);
        };
    }

    private String valueOf(String name) {
        FieldType type = OracleFields.TYPES.get(name);
        if (type == null) {
            return name.equals("id") ? exact(() -> "d" + Integer.toString(random.nextInt(320), 36)) : exact(this::tag);
        }
        return switch (type) {
            case TEXT -> text();
            case STRING -> exact(this::tag);
            case JSON -> random.nextBoolean() ? text() : ordered(this::whole);
            case I64, U64 -> ordered(this::whole);
            case F64 -> ordered(this::decimal);
            case DATE -> ordered(() -> one(DATES));
            case IP -> address();
            case FACET -> path();
            case BYTES ->
                one(List.of("\"" + one(RandomDocuments.BASE64) + "\"", "3q2+7w==", "//8=", " IN [AA== AAE=]"));
            case BOOLEAN -> random.nextInt(4) == 0 ? " IN [true false]" : String.valueOf(random.nextBoolean());
        };
    }

    private String address() {
        if (random.nextInt(3) == 0) {
            return one(BLOCKS);
        }
        return random.nextInt(4) == 0
                ? " IN [" + one(RandomDocuments.ADDRESSES) + " " + one(BLOCKS) + "]"
                : ordered(() -> one(RandomDocuments.ADDRESSES));
    }

    private String path() {
        String path = one(RandomDocuments.PATHS);
        return switch (random.nextInt(5)) {
            case 0 -> one(List.of("/", "/a/", "/none", "/a/b*", "\"/red fox\""));
            case 1 -> " IN [/a/b \"" + path.replace("\\", "\\\\") + "\"]";
            default -> path.replaceAll("[\\\\ *()]", "\\\\$0");
        };
    }

    private String text() {
        String word = one(RandomDocuments.WORDS);
        return switch (random.nextInt(10)) {
            case 0, 1 -> word;
            case 2 -> "\"" + word + " " + one(RandomDocuments.WORDS) + "\"";
            case 3 -> "\"" + one(SINGLE_WORDS) + " " + one(SINGLE_WORDS) + "\"~" + random.nextInt(4);
            case 4 -> "\"" + word + " " + one(List.of("r", "fo", "riv", "1")) + "\"*";
            case 5 -> pattern(one(List.of("foxes", "red", "panda", "rivers", "grid")));
            case 6 -> one(List.of("fxo", "rde", "panda", "rivr", "grids", "an")) + one(List.of("~", "~1", "~2"));
            case 7 -> range(() -> one(List.of("a", "an", "Fox", "red", "z", "é")));
            case 8 -> " IN [" + word + " " + one(RandomDocuments.WORDS) + " nowhere]";
            default -> one(EXPRESSIONS);
        };
    }

    private String exact(Supplier<String> value) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> value.get();
            case 2 -> pattern(one(List.of("foxes", "zone", "d1a", "d33")));
            case 3 -> range(value);
            case 4 -> " IN [" + value.get() + " " + value.get() + "]";
            case 5 -> one(List.of("fx", "Fo", "zne", "ab")) + one(List.of("~", "~1"));
            case 6 -> one(EXPRESSIONS);
            default -> value.get();
        };
    }

    private String pattern(String word) {
        int cut = random.nextInt(word.length() - 1);
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, cut + 1) + "*";
            case 1 -> "*" + word.substring(cut);
            case 2 -> word.substring(0, cut) + "?" + word.substring(cut + 1);
            default -> word.charAt(0) + "*" + word.substring(word.length() - 1);
        };
    }

    private String ordered(Supplier<String> value) {
        return switch (random.nextInt(4)) {
            case 0 -> value.get();
            case 1 -> " IN [" + value.get() + " " + value.get() + "]";
            default -> range(value);
        };
    }

    private String range(Supplier<String> value) {
        if (random.nextBoolean()) {
            return one(List.of(">", ">=", "<", "<=")) + value.get();
        }
        String low = random.nextInt(4) == 0 ? "*" : value.get();
        String high = random.nextInt(4) == 0 ? "*" : value.get();
        return one(List.of("[", "{")) + low + " TO " + high + one(List.of("]", "}"));
    }

    private String tag() {
        return "\"" + one(RandomDocuments.TAGS) + "\"";
    }

    private String whole() {
        return switch (random.nextInt(5)) {
            case 0 -> String.valueOf(one(RandomDocuments.LONGS));
            case 1 -> String.valueOf(one(RandomDocuments.UNSIGNED));
            case 2 -> one(ODD_NUMBERS);
            default -> String.valueOf(random.nextInt(23) - 11);
        };
    }

    private String decimal() {
        return switch (random.nextInt(3)) {
            case 0 -> String.valueOf(one(RandomDocuments.DOUBLES));
            case 1 -> whole();
            default -> String.valueOf((random.nextInt(41) - 20) / 4.0);
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
