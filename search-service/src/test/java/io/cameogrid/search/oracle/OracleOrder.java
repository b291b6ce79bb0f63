package io.cameogrid.search.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.search.oracle.OracleText.CodePoints;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order of documents by a field: the least or the greatest value counts, missing ones are last, then by id. */
final class OracleOrder {
    private static final Comparator<BruteForce> BY_ID = Comparator.comparing(document -> new CodePoints(document.id()));

    private OracleOrder() {}

    static Comparator<BruteForce> by(String field, boolean ascending) {
        if (field.equals("id")) {
            return ascending ? BY_ID : BY_ID.reversed();
        }
        Comparator<BruteForce> byValue = (left, right) -> {
            Optional<Comparable<Object>> one = deciding(left, field, ascending);
            Optional<Comparable<Object>> other = deciding(right, field, ascending);
            if (one.isEmpty() || other.isEmpty()) {
                return Boolean.compare(one.isEmpty(), other.isEmpty());
            }
            int order = one.get().compareTo(other.get());
            return ascending ? order : -order;
        };
        return byValue.thenComparing(BY_ID);
    }

    private static Optional<Comparable<Object>> deciding(BruteForce document, String field, boolean ascending) {
        List<Comparable<Object>> values = document.values(field).stream()
                .map(value -> comparable(field, value))
                .toList();
        Comparator<Comparable<Object>> order = Comparable::compareTo;
        return ascending ? values.stream().min(order) : values.stream().max(order);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(String field, JsonNode value) {
        Comparable<?> comparable = switch (requireNonNull(OracleFields.TYPES.get(field), field)) {
            case I64, U64 -> value.bigIntegerValue();
            case F64 -> value.doubleValue() + 0.0;
            case DATE -> OracleDates.instant(value);
            case BOOLEAN -> value.booleanValue();
            case IP -> OracleAddresses.number(value.textValue());
            case BYTES, FACET -> throw new IllegalArgumentException(field + " has no order");
            case TEXT, STRING, JSON -> new CodePoints(value.asText());
        };
        return (Comparable<Object>) comparable;
    }
}
