package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.schema.FieldType;
import io.cameogrid.search.merge.HitOrder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates are exact to the nanosecond, from the year 1 to 9999: found, bounded and ordered as instants of java.time are. */
final class FineDatesTest {
    /** Around these, dates lie between two microseconds and on them. */
    private static final List<String> CENTERS = List.of(
            "0001-01-01T00:00:00.000002Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00Z",
            "2024-06-15T12:30:00.123456Z",
            "9999-12-31T23:59:59.999997Z");

    static LongStream seeds() {
        Long given = Long.getLong("cameogrid.seed");
        return given == null ? LongStream.rangeClosed(1, 6) : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBoundAndOrderIsExact(long seed) throws IOException {
        Random random = new Random(seed);
        boolean column = seed % 2 == 0;
        Map<String, List<Instant>> documents = new HashMap<>();
        try (TestIndex index = new TestIndex(TestIndex.definition(fast("at", FieldType.DATE, column)))) {
            for (int i = 0; i < 150; i++) {
                List<Instant> dates = new ArrayList<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    dates.add(date(random));
                }
                documents.put("k" + i, dates);
                List<String> quoted =
                        dates.stream().map(date -> "'" + date + "'").toList();
                index.put("k" + i, "{'at': " + quoted + "}");
                if (random.nextInt(40) == 0) {
                    index.flush();
                }
            }
            for (int i = 0; i < 400; i++) {
                Instant low = date(random);
                Instant high = random.nextInt(3) == 0 ? low.plusNanos(random.nextInt(5)) : date(random);
                check(index, documents, "at:[" + low + " TO " + high + "]", d -> !d.isBefore(low) && !d.isAfter(high));
                check(index, documents, "at:{" + low + " TO " + high + "}", d -> d.isAfter(low) && d.isBefore(high));
                check(index, documents, "at:\"" + low + "\"", low::equals);
                check(index, documents, "at: IN [" + low + " " + high + "]", d -> d.equals(low) || d.equals(high));
                check(index, documents, "at:<=" + low, d -> !d.isAfter(low));
                check(index, documents, "at:>" + low, d -> d.isAfter(low));
            }
            check(index, documents, "at:*", date -> true);
            if (column) {
                checkOrders(index, documents, random);
            }
        }
    }

    private static Instant date(Random random) {
        Instant center = Instant.parse(CENTERS.get(random.nextInt(CENTERS.size())));
        return center.plusNanos(random.nextBoolean() ? random.nextInt(5) - 2 : random.nextInt(4_001) - 2_000);
    }

    private static void check(
            TestIndex index, Map<String, List<Instant>> documents, String query, Predicate<Instant> fits)
            throws IOException {
        List<String> expected = documents.entrySet().stream()
                .filter(document -> document.getValue().stream().anyMatch(fits))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(index.search(query)).as(query).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void checkOrders(TestIndex index, Map<String, List<Instant>> documents, Random random)
            throws IOException {
        for (boolean ascending : List.of(true, false)) {
            for (Mode mode : List.of(Mode.NATURAL, Mode.MIN, Mode.MAX)) {
                for (Missing missing : List.of(
                        Missing.LAST,
                        Missing.FIRST,
                        new Missing.Value(date(random).toString()))) {
                    SortKey key = new SortKey("at", ascending, missing, mode, Optional.empty());
                    List<String> expected = new ArrayList<>(documents.keySet());
                    expected.sort(order(documents, key).thenComparing(Comparator.naturalOrder()));

                    assertThat(index.search("*", key, new SortKey("id", true)))
                            .as("%s", key)
                            .isEqualTo(expected);
                    assertThat(index.pages("*", 7, key, new SortKey("id", true)))
                            .as("%s, page by page", key)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Comparator<String> order(Map<String, List<Instant>> documents, SortKey key) {
        boolean highest = key.mode() == Mode.MAX || (key.mode() == Mode.NATURAL && !key.ascending());
        Instant absent = switch (key.missing()) {
            case Missing.First first -> key.ascending() ? Instant.MIN : Instant.MAX;
            case Missing.Last last -> key.ascending() ? Instant.MAX : Instant.MIN;
            case Missing.Value(String text) -> Instant.parse(text);
        };
        Comparator<String> byDate = Comparator.comparing(id -> {
            List<Instant> dates = documents.get(id);
            return dates.isEmpty() ? absent : highest ? Collections.max(dates) : Collections.min(dates);
        });
        return key.ascending() ? byDate : byDate.reversed();
    }

    @Test
    void datesTravelInTheirOrderAndInWholeMicrosecondsAsEverBefore() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Instant one = date(random);
            Instant other = date(random);
            Comparable<?> travelling = DateValue.travelling(one);

            assertThat(DateValue.travelled(travelling)).isEqualTo(one);
            assertThat(travelling).isInstanceOf(one.getNano() % 1_000 == 0 ? Long.class : String.class);
            assertThat(Integer.signum(HitOrder.compareValues(travelling, DateValue.travelling(other))))
                    .isEqualTo(Integer.signum(one.compareTo(other)));
        }
    }
}
