package io.cameogrid.search.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.query.Bound;
import io.cameogrid.query.Query;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The values of one field in one document, as its type sees them. */
interface OracleValues {
    /** Whether a clause that has a value in it matches; {@link Unfit} if the type gives the clause no meaning. */
    boolean match(Query leaf);

    /** The type cannot hold the value, or does not take the clause. */
    final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static OracleValues of(String path, List<JsonNode> values) {
        return switch (Objects.requireNonNull(OracleFields.TYPES.get(path), path)) {
            case TEXT, JSON ->
                new OracleWords(values.stream().map(JsonNode::asText).toList());
            case STRING -> exact(values.stream().map(JsonNode::asText).toList(), true);
            case BOOLEAN -> leaf -> values.stream().anyMatch(value -> value.booleanValue() == flag(leaf));
            case I64 -> numbers(values, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
            case U64 -> numbers(values, BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            case F64 ->
                ordered(
                        values.stream().map(value -> value.doubleValue() + 0.0).toList(),
                        text -> decimal(text).doubleValue() + 0.0,
                        Double::isFinite);
            case IP ->
                new OracleAddresses(values.stream().map(JsonNode::textValue).toList());
            case FACET -> facets(values.stream().map(JsonNode::textValue).toList());
            case BYTES -> bytes(values);
            case DATE ->
                ordered(values.stream().map(OracleDates::instant).toList(), OracleDates::instant, instant -> true);
        };
    }

    static OracleValues id(String id) {
        return exact(List.of(id), false);
    }

    /** Whether a phrase without a field is looked for at the path. */
    static boolean ofWords(String path) {
        FieldType type = OracleFields.TYPES.get(path);
        return type == FieldType.TEXT || type == FieldType.JSON;
    }

    private static OracleValues facets(List<String> values) {
        return leaf -> {
            String wanted = path(leaf);
            return values.stream().anyMatch(value -> (value + "/").startsWith(wanted));
        };
    }

    /** The path that the clause asks for, with a slash behind it. */
    private static String path(Query leaf) {
        String text = leaf instanceof Query.SlashText slash ? unescaped(slash.raw()) : OracleText.whole(leaf);
        if (!text.matches("/|(/[^/]+)+/?")) {
            throw new Unfit();
        }
        return text.endsWith("/") ? text : text + "/";
    }

    private static String unescaped(String raw) {
        if (raw.matches("(?:[^*?\\\\]|\\\\.)*")) {
            return raw.replaceAll("\\\\(.)", "$1");
        }
        throw new Unfit();
    }

    private static OracleValues bytes(List<JsonNode> values) {
        List<ByteBuffer> all = values.stream()
                .map(value -> value.isBinary() ? binary(value) : base64(value.textValue()))
                .toList();
        return leaf ->
                all.contains(base64(leaf instanceof Query.SlashText slash ? slash.raw() : OracleText.whole(leaf)));
    }

    private static ByteBuffer binary(JsonNode value) {
        try {
            return ByteBuffer.wrap(value.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer base64(String text) {
        try {
            if (text.length() % 4 != 0) {
                throw new Unfit();
            }
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new Unfit();
        }
    }

    private static OracleValues numbers(List<JsonNode> values, BigInteger least, BigInteger greatest) {
        return ordered(
                values.stream().map(JsonNode::decimalValue).toList(),
                OracleValues::decimal,
                number -> number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(new BigDecimal(least)) >= 0
                        && number.compareTo(new BigDecimal(greatest)) <= 0);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Unfit();
        }
    }

    private static boolean flag(Query leaf) {
        String text = OracleText.whole(leaf);
        if (!text.equals("true") && !text.equals("false")) {
            throw new Unfit();
        }
        return text.equals("true");
    }

    /** @param possible whether a document may have the value */
    private static <V extends Comparable<V>> OracleValues ordered(
            List<V> values, Function<String, V> reading, Predicate<V> possible) {
        return leaf -> {
            if (leaf instanceof Query.Range range) {
                Predicate<V> low = bound(range.low(), reading, true);
                Predicate<V> high = bound(range.high(), reading, false);
                return values.stream().anyMatch(low.and(high));
            }
            V wanted = reading.apply(OracleText.whole(leaf));
            if (!possible.test(wanted)) {
                throw new Unfit();
            }
            return values.stream().anyMatch(value -> value.compareTo(wanted) == 0);
        };
    }

    /** Strings, by the order of their code points. */
    private static OracleValues exact(List<String> values, boolean fuzzy) {
        return leaf -> {
            if (leaf instanceof Query.Fuzzy && !fuzzy) {
                throw new Unfit();
            }
            Predicate<String> fits = leaf instanceof Query.Range range
                    ? OracleText.between(range, Function.identity())
                    : OracleText.fits(leaf, Function.identity());
            return values.stream().anyMatch(fits);
        };
    }

    static <V extends Comparable<V>> Predicate<V> bound(Bound bound, Function<String, V> reading, boolean low) {
        return switch (bound) {
            case Bound.Unbounded none -> value -> true;
            case Bound.Inclusive at -> {
                V limit = reading.apply(at.value().text());
                yield value -> low ? value.compareTo(limit) >= 0 : value.compareTo(limit) <= 0;
            }
            case Bound.Exclusive beside -> {
                V limit = reading.apply(beside.value().text());
                yield value -> low ? value.compareTo(limit) > 0 : value.compareTo(limit) < 0;
            }
        };
    }
}
