package io.cameogrid.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    @Test
    void everyValueComesWithItsPathInTheOrderOfTheDocument() {
        assertThat(read("""
                                {"a": "x", "b": {"c": 1, "d": {"e": true}}, "f": null,
                                 "g": [1.50, ["y"], {"h": -0}], "k.n": 99999999999999999999, "t": "\\u00e9\\uD83D\\uDE00"}"""))
                .containsExactly(
                        "a STRING x",
                        "b.c INTEGER 1",
                        "b.d.e BOOLEAN true",
                        "f NULL null",
                        "g DECIMAL 1.50 many",
                        "g STRING y many",
                        "g.h INTEGER -0 many",
                        "k.n BIG_INTEGER 99999999999999999999",
                        "t STRING é😀");
    }

    @Test
    void aRepeatedReadRemembersItsPaths() {
        List<FieldPath<String>> seen = new ArrayList<>();
        DocumentReader<String> reader =
                new DocumentReader<>(FieldPaths.of(List.of("a.b", "c"), path -> "plan of " + path));

        for (int i = 0; i < 2; i++) {
            reader.read("1", JsonBytes.of("{\"a\": {\"b\": 1, \"x\": 2}, \"c\": 3}"), (path, leaf) -> seen.add(path));
        }

        assertThat(seen).extracting(FieldPath::plan).startsWith("plan of a.b", "plan of a.x", "plan of c");
        assertThat(seen.get(0)).isSameAs(seen.get(3));
        assertThat(seen.get(1)).as("an unknown path is not remembered").isNotSameAs(seen.get(4));
        assertThat(seen.get(2)).isSameAs(seen.get(5));
        assertThat(seen.get(0).parent().text()).isEqualTo("a");
        assertThat(seen.get(0).parent().parent().root()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"a": 1, "a": 2}              | 1 | 10
                    {"a": {"b": 1, "b": 2}}       | 1 | 16
                    {"a": 1                       | 1 | 8
                    {"a": 1} x                    | 1 | 10
                    {"a": 1} {}                   | 1 | 10
                    {"a": 1,}                     | 1 | 9
                    {'a': 1}                      | 1 | 2
                    {"a": 01}                     | 1 | 7
                    {"a": NaN}                    | 1 | 7
                    {"a": "\\uD800"}              | 1 | 8
                    {"a": "\\uDC00\\uD800"}       | 1 | 8
                    {"\\uD83Dx": 1}               | 1 | 3
                    {"a": "\\x"}                  | 1 | 9
                    """)
    void brokenJsonIsRefusedWithItsPlace(String json, int line, int column) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
            assertThat(e.detail()).doesNotContain("Source", "`");
            assertThat(e.facts().get("line")).isEqualTo(line);
            assertThat((int) e.facts().get("column")).isBetween(column - 3, column + 3);
        });
    }

    @Test
    void duplicatesAreFoundAmongManyAndUnknownMembersToo() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            json.append("\"m").append(i).append("\": ").append(i).append(',');
        }
        String distinct = json + "\"z\": 1}";

        for (String name : List.of("m0", "m63", "m64", "m199")) {
            assertThat(read(distinct)).hasSize(201);
            String twice = json + "\"" + name + "\": 1}";
            assertRefused(() -> read(twice), ErrorCode.MALFORMED_JSON, "Duplicate member '" + name + "'");
            assertRefused(
                    () -> read(twice, FieldPaths.of(List.of(), path -> path)),
                    ErrorCode.MALFORMED_JSON,
                    "Duplicate member '" + name + "'");
        }
        assertThat(read("{\"a\": [{\"b\": 1}, {\"b\": 2}], \"b\": 3}"))
                .as("the same name in other objects")
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C0AF",
                "C380C3",
                "E0808A",
                "EDA080",
                "EDBFBF",
                "F0808080",
                "F4908080",
                "F5808080",
                "E282",
                "FF"
            })
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] middle = HexFormat.of().parseHex(hex);
        for (String before : List.of("{\"a\": \"", "{\"aaaaaaaaaaaaaaaaaaaaaaaa\": \"bbb", "{\n\n\"é\": \"")) {
            byte[] json =
                    concat(before.getBytes(StandardCharsets.UTF_8), middle, "\"}".getBytes(StandardCharsets.UTF_8));
            assertRefused(() -> read(json), ErrorCode.MALFORMED_JSON, "is not UTF-8 here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"é", "ß€", "😀", "\uFFFF", "\u07FF\u0800", "a\u0080b", "\\u0000", "\\\\uD800", "\\uD83D\\uDE00"})
    void everyCharacterIsTaken(String text) {
        assertThat(read("{\"a\": \"" + text + "\", \"" + text + "\": \"b\"}")).hasSize(2);
    }

    @Test
    void otherEncodingsAndByteOrderMarksAreRefused() {
        assertRefused(() -> read("{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE)), ErrorCode.MALFORMED_JSON, "");
        assertRefused(() -> read("{\"a\": 1}".getBytes(StandardCharsets.UTF_16BE)), ErrorCode.MALFORMED_JSON, "");
    }

    @Test
    void documentsAreAtMost64LevelsDeep() {
        assertThat(read("{\"a\": " + "[".repeat(63) + "1" + "]".repeat(63) + "}"))
                .hasSize(1);
        assertRefused(
                () -> read("{\"a\": " + "[".repeat(64) + "1" + "]".repeat(64) + "}"),
                ErrorCode.MALFORMED_JSON,
                "more than 64 levels inside each other");
    }

    @Test
    void namesThatAreEmptyTooLongOrReservedAreRefused() {
        assertThat(read("{\"" + "é".repeat(128) + "\": 1, \"a\": {\"_b\": 1}}")).hasSize(2);
        assertRefused(() -> read("{\"" + "é".repeat(129) + "\": 1}"), ErrorCode.INVALID_DOCUMENT, "at most 256 bytes");
        assertRefused(() -> read("{\"a\": {\"\": 1}}"), ErrorCode.INVALID_DOCUMENT, "1 byte or more");
        assertRefused(() -> read("{\"_score\": 1}"), ErrorCode.INVALID_DOCUMENT, "'_score'");
    }

    @Test
    void numbersThatNoDoubleComesNearAreRefused() {
        assertThat(read("{\"a\": 1e308, \"b\": -1.7976931348623157e308, \"c\": 1e-400}"))
                .hasSize(3);
        assertRefused(() -> read("{\"a\": 1e309}"), ErrorCode.INVALID_DOCUMENT, "field 'a'");
        assertRefused(() -> read("{\"a\": 1" + "0".repeat(310) + "}"), ErrorCode.INVALID_DOCUMENT, "field 'a'");
        assertRefused(() -> read("{\"a\": 1." + "0".repeat(1_000) + "}"), ErrorCode.MALFORMED_JSON, "1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null", "", "  "})
    void onlyObjectsAreDocuments(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(CameoGridException.class);
    }

    @Test
    void aMillionValuesAreTheMost() {
        String million = "{\"a\": [" + "1,".repeat(DocumentReader.MAX_VALUES - 1) + "1";
        assertThat(read(million + "]}")).hasSize(1_000_000);
        assertRefused(() -> read(million + ",1]}"), ErrorCode.INVALID_DOCUMENT, "at most 1000000 values");
    }

    private static void assertRefused(Runnable read, ErrorCode code, String message) {
        assertThatThrownBy(read::run).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.detail()).contains(message);
        });
    }

    private static List<String> read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] json) {
        return read(JsonBytes.of(json), FieldPaths.learning(path -> path));
    }

    private static List<String> read(String json, FieldPaths<String> paths) {
        return read(JsonBytes.of(json), paths);
    }

    private static List<String> read(JsonBytes json, FieldPaths<String> paths) {
        List<String> found = new ArrayList<>();
        new DocumentReader<>(paths)
                .read(
                        "1",
                        json,
                        (path, leaf) -> found.add(
                                path + " " + leaf.kind() + " " + leaf.text() + (leaf.oneOfMany() ? " many" : "")));
        return found;
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
