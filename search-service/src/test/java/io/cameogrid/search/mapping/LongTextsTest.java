package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and strings are sorted by all of their characters, however long they are. */
class LongTextsTest {
    private static final IndexDefinition DEFINITION =
            TestIndex.definition(fast("text", FieldType.TEXT, true), fast("string", FieldType.STRING, true));
    private static final SortKey BY_ID = new SortKey("id", true);
    private static final long SEED = 20_261_130;

    /** Two texts may differ behind any of these numbers of bytes only; some are where a column or a term ends. */
    private static final int[] SHARED = {0, 3, 1_020, 1_022, 1_023, 1_024, 1_025, 8_188, 8_191, 8_192, 32_766, 120_000};

    private static final List<String> ENDS = List.of("", "a", "b", "ab", "é", "\uFFFD", "😀", "😀a", "zz");

    @ParameterizedTest
    @CsvSource({"text, 1024, a", "text, 0, b", "text, 20000, b", "string, 8191, a", "string, 8192, ab", "string, 3, b"})
    void textsOfAnyLengthAreWhereTheyBelong(String path, int sharedOtherwise, String endOtherwise) throws IOException {
        Random random = new Random(SEED);
        String otherwise = "x".repeat(sharedOtherwise) + endOtherwise;
        Map<String, List<String>> documents = new TreeMap<>();
        try (TestIndex index = new TestIndex(DEFINITION)) {
            for (int i = 0; i < 70; i++) {
                String id = String.format("d%02d", i);
                List<String> values = new ArrayList<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    values.add(
                            "x".repeat(SHARED[random.nextInt(SHARED.length)]) + ENDS.get(random.nextInt(ENDS.size())));
                }
                documents.put(id, values);
                index.put(id, json(path, values));
                if (i % 20 == 0) {
                    index.flush();
                }
            }
            for (Mode mode : List.of(Mode.NATURAL, Mode.MIN, Mode.MAX)) {
                for (Missing missing : List.of(Missing.FIRST, Missing.LAST, (Missing) new Missing.Value(otherwise))) {
                    for (boolean ascending : new boolean[] {true, false}) {
                        SortKey key = new SortKey(path, ascending, missing, mode, Optional.empty());
                        List<String> expected = ordered(documents, key);
                        String what = mode + " " + ascending + " " + missing.getClass();
                        assertThat(index.search("*", key, BY_ID)).as(what).isEqualTo(expected);
                        assertThat(index.pages("*", 9, key, BY_ID)).as(what).isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** Half of a pair of surrogates at the end of what is compared first must not decide. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "string"})
    void aCharacterAcrossTheEndOfABeginningIsComparedWhole(String path) throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            for (int shared = 1_016; shared < 1_028; shared++) {
                String common = "é".repeat(4) + "y".repeat(shared - 8);
                index.put("smile", json(path, List.of(common + "😀")));
                index.put("wink", json(path, List.of(common + "😉")));
                index.put("private", json(path, List.of(common + "\uE000")));
                index.put("none", json(path, List.of(common)));
                assertThat(index.search("*", new SortKey(path, true)))
                        .as("%d bytes in common", shared)
                        .containsExactly("none", "private", "smile", "wink");
            }
        }
    }

    @Test
    void aStringThatIsTooLongForATermIsStillNotFoundByAPartOfIt() throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            index.put("long", json("string", List.of("x".repeat(9_000))));
            index.put("short", json("string", List.of("xyz")));
            assertThat(index.search("string:x*")).containsExactly("short");
            assertThat(index.search("string:*", new SortKey("string", true))).containsExactly("long", "short");
        }
    }

    @Test
    void whatIsHeldForAnOrderIsBounded() throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            for (int i = 0; i < 9; i++) {
                index.put("d" + i, json("string", List.of("x".repeat(8 << 20) + i)));
            }
            SortKey key = new SortKey("string", true);
            assertThatThrownBy(() -> index.search("*", key))
                    .isInstanceOf(CameoGridException.class)
                    .hasMessageContaining("the values of 'string' by which the hits are sorted take more than 64 MB")
                    .hasMessageContaining("ask for fewer hits");
            assertThat(index.pages("*", 2, key, BY_ID))
                    .containsExactly("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8");
        }
    }

    private static String json(String path, List<String> values) {
        return "{'" + path + "': [" + (values.isEmpty() ? "" : "'" + String.join("','", values) + "'") + "]}";
    }

    private static List<String> ordered(Map<String, List<String>> documents, SortKey key) {
        Comparator<String> byBytes = (left, right) ->
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        boolean highest = key.mode() == Mode.MAX || (key.mode() == Mode.NATURAL && !key.ascending());
        Map<String, Optional<String>> deciding = new TreeMap<>();
        documents.forEach((id, values) -> {
            Optional<String> one =
                    highest ? values.stream().max(byBytes) : values.stream().min(byBytes);
            deciding.put(
                    id, one.isEmpty() && key.missing() instanceof Missing.Value(String text) ? Optional.of(text) : one);
        });
        Comparator<String> values = key.ascending() ? byBytes : byBytes.reversed();
        boolean first = key.missing() instanceof Missing.First;
        Comparator<String> byValue = (left, right) -> {
            Optional<String> one = deciding.get(left);
            Optional<String> other = deciding.get(right);
            return one.isPresent() && other.isPresent()
                    ? values.compare(one.get(), other.get())
                    : Boolean.compare(one.isEmpty() ^ first, other.isEmpty() ^ first);
        };
        return deciding.keySet().stream()
                .sorted(byValue.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
