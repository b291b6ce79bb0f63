package io.cameogrid.search.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Generates documents: few values, so that queries meet them, and the edges of every type among them. */
final class RandomDocuments {
    static final List<String> WORDS = List.of(
            "fox",
            "foxes",
            "red",
            "Red",
            "panda",
            "river",
            "rivers",
            "grid",
            "ant",
            "a",
            "an",
            "wi-fi",
            "é",
            "Zoë",
            "10",
            "2024-06-15",
            "日");
    static final List<String> TAGS = List.of(
            "fox",
            "Fox",
            "red fox",
            "é",
            "Zoë",
            "zone",
            "\uFF61",
            "\uD83D\uDE00",
            "",
            "a*b",
            "10",
            "x/y",
            "a",
            "ab",
            "urn:cve-1",
            "2024-06-15");
    static final List<Long> LONGS = List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -1L,
            0L,
            1L,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE,
            1L << 53,
            (1L << 53) + 1);
    static final List<BigInteger> UNSIGNED = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.valueOf(Long.MAX_VALUE),
            BigInteger.TWO.pow(63),
            BigInteger.TWO.pow(64).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(53).add(BigInteger.ONE));
    static final List<Double> DOUBLES = List.of(
            -0.0,
            0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            0.1,
            1e300,
            9.007199254740992E15);
    static final List<String> DAYS = List.of(
            "0001-01-01",
            "0001-01-01T00:00:00.000000001Z",
            "1969-12-31T23:59:59.9Z",
            "1970-01-01",
            "2024-06-15",
            "2024-06-15T00:00:00.000001Z",
            "2024-06-15T00:00:00.000001001Z",
            "2024-06-15T00:00:00.000001002Z",
            "2024-06-15T00:00:00.000001999Z",
            "2024-06-15T00:00:00.000002Z",
            "1969-12-31T23:59:59.999999999Z",
            "2024-06-15T12:30:00+02:00",
            "2024-06-16T01:00:00+02:00",
            "2024-12-31T23:59:59.999999Z",
            "9999-12-31",
            "9999-12-31T23:59:59.999999999Z");
    static final List<String> ADDRESSES = List.of(
            "0.0.0.0",
            "10.0.0.0",
            "10.0.0.1",
            "10.255.255.255",
            "11.0.0.0",
            "192.168.1.77",
            "255.255.255.255",
            "::ffff:10.0.0.1",
            "::",
            "::1",
            "2001:db8::",
            "2001:0DB8:0:0::7",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "fe80::1:2",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    static final List<String> PATHS =
            List.of("/a", "/a/b", "/a/b/c", "/a/bc", "/A/b", "/ab", "/red fox/é", "/x*y/z", "/(q)/\\");
    static final List<String> BASE64 = List.of("", "AA==", "AAE=", "//8=", "3q2+7w==", "YWJj".repeat(40));
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RandomGenerator random;

    RandomDocuments(RandomGenerator random) {
        this.random = random;
    }

    ObjectNode document() {
        ObjectNode document = JSON.objectNode();
        add(document, "title", () -> JSON.textNode(text()));
        add(document, "note", this::anything);
        add(document, "tag", () -> JSON.textNode(one(TAGS)));
        add(document, "n", this::whole);
        add(document, "u", this::unsigned);
        add(document, "price", this::decimal);
        add(document, "day", this::day);
        add(document, "open", () -> JSON.booleanNode(random.nextBoolean()));
        add(document, "addr", () -> JSON.textNode(one(ADDRESSES)));
        add(document, "cat", () -> JSON.textNode(one(PATHS)));
        add(document, "hash", () -> JSON.textNode(one(BASE64)));
        if (random.nextInt(4) == 0) {
            document.set("hash", one(List.of(numbers(0), numbers(222, 173, 190, 239), numbers(255, 255))));
        }
        add(document, "meta", this::meta);
        add(document, "items", this::item);
        if (random.nextInt(3) == 0) {
            document.set("k8s", JSON.objectNode().put("node", one(TAGS)));
        }
        if (random.nextInt(3) == 0) {
            document.put("k8s.node", one(TAGS));
        }
        return document;
    }

    /** Missing, null, one value, or an array of some, in which arrays and nulls may be. */
    private void add(ObjectNode object, String name, Supplier<JsonNode> value) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> object.putNull(name);
            case 2, 3, 4, 5 -> object.set(name, value.get());
            default -> object.set(name, array(value, 2));
        }
    }

    private ArrayNode array(Supplier<JsonNode> value, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            switch (random.nextInt(6)) {
                case 0 -> array.addNull();
                case 1 -> array.add(depth > 0 ? array(value, depth - 1) : JSON.nullNode());
                default -> array.add(value.get());
            }
        }
        return array;
    }

    private JsonNode anything() {
        return switch (random.nextInt(5)) {
            case 0 -> whole();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.textNode(one(DAYS).replaceAll("\\..*", ""));
            default -> JSON.textNode(text());
        };
    }

    private JsonNode whole() {
        long number = random.nextInt(3) == 0 ? one(LONGS) : random.nextInt(21) - 10;
        return JSON.numberNode(number);
    }

    private JsonNode unsigned() {
        return JSON.numberNode(random.nextInt(3) == 0 ? one(UNSIGNED) : BigInteger.valueOf(random.nextInt(10)));
    }

    private JsonNode decimal() {
        return switch (random.nextInt(4)) {
            case 0 -> JSON.numberNode(one(DOUBLES).doubleValue());
            case 1 -> whole();
            case 2 -> unsigned();
            default -> JSON.numberNode((random.nextInt(41) - 20) / 4.0);
        };
    }

    private JsonNode day() {
        return random.nextInt(4) == 0 ? JSON.numberNode(1_718_454_600L + random.nextInt(3)) : JSON.textNode(one(DAYS));
    }

    private JsonNode meta() {
        if (random.nextInt(4) == 0) {
            return JSON.textNode(text());
        }
        ObjectNode meta = JSON.objectNode();
        add(meta, "color", () -> JSON.textNode(text()));
        add(meta, "size", this::whole);
        add(meta, "cat", () -> JSON.textNode(one(PATHS)));
        return meta;
    }

    private static ArrayNode numbers(int... bytes) {
        ArrayNode array = JSON.arrayNode();
        for (int each : bytes) {
            array.add(each);
        }
        return array;
    }

    private JsonNode item() {
        ObjectNode item = JSON.objectNode();
        add(item, "sku", () -> JSON.textNode(one(TAGS)));
        add(item, "qty", this::decimal);
        add(item, "parts", () -> JSON.objectNode().put("code", one(TAGS)));
        return item;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            text.append(one(WORDS)).append(left > 1 ? " " : "");
        }
        return text.toString();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
