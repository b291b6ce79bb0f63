package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static io.cameogrid.search.mapping.TestIndex.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where documents without a value stand, and what counts of several, held to the same order made by hand. */
class SortKeysTest {
    private static final IndexDefinition DEFINITION = TestIndex.definition(
            field("count", FieldType.I64),
            field("views", FieldType.U64),
            field("price", FieldType.F64),
            field("tag", FieldType.STRING),
            fast("name", FieldType.TEXT, true),
            field("open", FieldType.BOOLEAN),
            field("day", FieldType.DATE));
    private static final SortKey BY_ID = new SortKey("id", true);
    private static final long SEED = 20_261_129;

    @ParameterizedTest
    @CsvSource({"count, -3", "views, 4", "price, 2.5"})
    void numbersAreWhereTheyBelong(String path, String otherwise) throws IOException {
        Map<String, List<Double>> documents = new TreeMap<>();
        try (TestIndex index = new TestIndex(DEFINITION)) {
            Random random = new Random(SEED);
            for (int i = 0; i < 60; i++) {
                List<Double> values = new ArrayList<>();
                for (int left = random.nextInt(5); left > 0; left--) {
                    int number = random.nextInt(8) - (path.equals("views") ? 0 : 4);
                    values.add(path.equals("price") ? number / 2.0 : number);
                }
                documents.put(String.format("d%02d", i), values);
                List<?> spelled = path.equals("price")
                        ? values
                        : values.stream().map(Double::longValue).toList();
                index.put(String.format("d%02d", i), "{'" + path + "': " + spelled + "}");
                if (i % 20 == 0) {
                    index.flush();
                }
            }
            for (Mode mode : Mode.values()) {
                for (Missing missing : List.of(Missing.FIRST, Missing.LAST, (Missing) new Missing.Value(otherwise))) {
                    for (boolean ascending : new boolean[] {true, false}) {
                        SortKey key = new SortKey(path, ascending, missing, mode, Optional.empty());
                        List<String> expected = ordered(documents, key, values -> one(values, key), Double::valueOf);
                        assertThat(index.search("*", key, BY_ID)).as("%s", key).isEqualTo(expected);
                        assertThat(index.pages("*", 7, key, BY_ID))
                                .as("%s", key)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"tag, bee", "tag, bb", "tag, a", "tag, zz", "name, bee", "name, bb"})
    void textsAreWhereTheyBelong(String path, String otherwise) throws IOException {
        List<String> words = List.of("ant", "bee", "cat", "dog");
        Map<String, List<String>> documents = new TreeMap<>();
        try (TestIndex index = new TestIndex(DEFINITION)) {
            Random random = new Random(SEED);
            for (int i = 0; i < 40; i++) {
                List<String> values = new ArrayList<>();
                for (int left = random.nextInt(3); left > 0; left--) {
                    values.add(words.get(random.nextInt(words.size())));
                }
                documents.put(String.format("d%02d", i), values);
                String quoted = values.isEmpty() ? "" : "'" + String.join("','", values) + "'";
                index.put(String.format("d%02d", i), "{'" + path + "': [" + quoted + "]}");
                if (i % 15 == 0) {
                    index.flush();
                }
            }
            for (Mode mode : List.of(Mode.NATURAL, Mode.MIN, Mode.MAX)) {
                for (Missing missing : List.of(Missing.FIRST, Missing.LAST, (Missing) new Missing.Value(otherwise))) {
                    for (boolean ascending : new boolean[] {true, false}) {
                        SortKey key = new SortKey(path, ascending, missing, mode, Optional.empty());
                        Comparator<String> natural = Comparator.naturalOrder();
                        Function<List<String>, String> one = values -> highest(key)
                                ? values.stream().max(natural).orElseThrow()
                                : values.stream().min(natural).orElseThrow();
                        List<String> expected = ordered(documents, key, one, Function.identity());
                        assertThat(index.search("*", key, BY_ID)).as("%s", key).isEqualTo(expected);
                        assertThat(index.pages("*", 7, key, BY_ID))
                                .as("%s", key)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void whatIsComputedOfTheExtremesIsANumber() throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            index.put("a", "{'price': [1.7976931348623157e308, 1.7976931348623157e308]}");
            index.put("b", "{'price': [1]}");
            index.put("c", "{}");
            index.put("d", "{'views': [18446744073709551615, 1]}");
            index.put("e", "{'views': [9223372036854775808]}");
            SortKey sum = new SortKey("price", true, Missing.LAST, Mode.SUM, Optional.empty());
            assertThat(index.search("id:(a OR b OR c)", sum, BY_ID)).containsExactly("b", "a", "c");
            SortKey average = new SortKey("views", true, Missing.LAST, Mode.SUM, Optional.empty());
            assertThat(index.search("id:(d OR e)", average, BY_ID)).containsExactly("e", "d");
        }
    }

    @Test
    void anIndexWithoutTheFieldHasNoValues() throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            index.put("b", "{'count': 1}");
            index.put("a", "{'count': 2}");
            for (FieldType type : FieldType.values()) {
                SortKey key = new SortKey("unheard_of", false).absentAs(type);
                if (!type.ordered()) {
                    continue;
                }
                assertThat(index.search("*", key, new SortKey("count", true))).containsExactly("b", "a");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tag    | AVG    | last  | the mode 'avg' is for numbers; a string field has min and max
                    day    | MEDIAN | last  | the mode 'median' is for numbers
                    open   | SUM    | last  | the mode 'sum' is for numbers
                    count  | MIN    | 1.5   | a value that the i64 field can hold, not '1.5'
                    views  | MAX    | -1    | a value that the u64 field can hold, not '-1'
                    price  | AVG    | much  | a value that the f64 field can hold, not 'much'
                    open   | MIN    | maybe | a value that the boolean field can hold, not 'maybe'
                    day    | MIN    | soon  | a value that the date field can hold, not 'soon'
                    id     | MIN    | last  | every document has exactly one 'id'
                    _score | MAX    | last  | every document has exactly one '_score'
                    """)
    void whatATypeDoesNotHaveIsRefused(String path, Mode mode, String otherwise, String message) {
        Missing missing = otherwise.equals("last") ? Missing.LAST : new Missing.Value(otherwise);
        SortKey key = new SortKey(path, true, missing, mode, Optional.empty());
        assertThatThrownBy(() -> new SortTranslator().translate(DEFINITION, List.of(key)))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(e.detail()).contains(message);
                    assertThat(e.facts()).containsEntry("field", path);
                });
    }

    private static boolean highest(SortKey key) {
        return key.mode() == Mode.MAX || (key.mode() == Mode.NATURAL && !key.ascending());
    }

    private static double one(List<Double> values, SortKey key) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double sum = sorted.stream().mapToDouble(value -> value).sum();
        return switch (key.mode()) {
            case SUM -> sum;
            case AVG -> sum / size;
            case MEDIAN -> (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
            default -> highest(key) ? sorted.getLast() : sorted.getFirst();
        };
    }

    /** The ids in the order of the key, equal ones by id. */
    private static <V, T extends Comparable<T>> List<String> ordered(
            Map<String, List<V>> documents, SortKey key, Function<List<V>, T> one, Function<String, T> parsed) {
        record Place<T>(String id, Optional<T> value) {}
        List<Place<T>> places = new ArrayList<>();
        documents.forEach((id, values) -> {
            Optional<T> value = values.isEmpty() ? Optional.empty() : Optional.of(one.apply(values));
            Optional<T> otherwise =
                    key.missing() instanceof Missing.Value(String text) ? Optional.of(parsed.apply(text)) : value;
            places.add(new Place<>(id, value.or(() -> otherwise)));
        });
        boolean first = key.missing() instanceof Missing.First;
        Comparator<Place<T>> byValue = (left, right) -> {
            if (left.value().isEmpty() || right.value().isEmpty()) {
                int last = Boolean.compare(left.value().isEmpty(), right.value().isEmpty());
                return first ? -last : last;
            }
            int order = left.value().get().compareTo(right.value().get());
            return key.ascending() ? order : -order;
        };
        places.sort(byValue.thenComparing(Place::id));
        return places.stream().map(Place::id).toList();
    }
}
