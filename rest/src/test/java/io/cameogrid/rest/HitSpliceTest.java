package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.Total;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.json.SearchJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HitSpliceTest {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static String hit(String id, float score, String source) {
        ByteSpan span = SearchJson.result(new SearchResult(
                List.of(new Hit(id, score, JsonBytes.of(source))),
                new Total(1, true),
                1,
                0,
                Duration.ZERO,
                new Coverage(1, 1, List.of(), 1),
                List.of()));
        String text = new String(span.array(), 0, span.length(), StandardCharsets.UTF_8);
        int end = text.indexOf("],\"hits_returned\":1,");
        return text.substring("{\"hits\":[".length(), end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"id\":\"x\",\"_score\":1.5}",
                "{ \t }|{\"id\":\"x\",\"_score\":1.5}",
                "{\"a\":1}|{\"id\":\"x\",\"_score\":1.5,\"a\":1}",
                "{ \"a\" : 1 }|{\"id\":\"x\",\"_score\":1.5,\"a\" : 1 }",
                "{\"id\":\"x\"}|{\"_score\":1.5,\"id\":\"x\"}",
                "{\"a\":1,\"id\" : \"x\"}|{\"_score\":1.5,\"a\":1,\"id\" : \"x\"}",
                "{\"\\u0069d\":\"x\"}|{\"_score\":1.5,\"\\u0069d\":\"x\"}",
                "{\"i\\u0064\":\"x\"}|{\"_score\":1.5,\"i\\u0064\":\"x\"}",
                "{\"\\u0069\\u0064\":\"x\"}|{\"_score\":1.5,\"\\u0069\\u0064\":\"x\"}",
                "{\"a\":{\"id\":2}}|{\"id\":\"x\",\"_score\":1.5,\"a\":{\"id\":2}}",
                "{\"a\":[{\"id\":2}]}|{\"id\":\"x\",\"_score\":1.5,\"a\":[{\"id\":2}]}",
                "{\"a\":\"id\"}|{\"id\":\"x\",\"_score\":1.5,\"a\":\"id\"}",
                "{\"a\":[\"id\"]}|{\"id\":\"x\",\"_score\":1.5,\"a\":[\"id\"]}",
                "{\"a\":\"\\\"id\\\":\"}|{\"id\":\"x\",\"_score\":1.5,\"a\":\"\\\"id\\\":\"}",
                "{\"a\\\\\":1,\"id\":\"x\"}|{\"_score\":1.5,\"a\\\\\":1,\"id\":\"x\"}",
                "{\"ids\":1,\"xid\":2}|{\"id\":\"x\",\"_score\":1.5,\"ids\":1,\"xid\":2}",
                "{\"a\":{\"b\":[]},\"id\":\"x\"}|{\"_score\":1.5,\"a\":{\"b\":[]},\"id\":\"x\"}"
            })
    void ourMembersStandInFrontOfTheDocumentsOwnBytes(String source, String expected) {
        assertThat(hit("x", 1.5f, source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\n\r\t\b\f\u0000\u001f\u007f", "é日\ud83d\ude00\uffff", "</script>\u2028"})
    void idsAreEscaped(String id) throws IOException {
        assertThat(MAPPER.readTree(hit(id, 1, "{}")).path("id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -1f, 1e-20f, 3.4e38f, Float.NaN, Float.POSITIVE_INFINITY})
    void everyScoreIsAJsonNumber(float score) throws IOException {
        JsonNode shown = MAPPER.readTree(hit("x", score, "{}")).path("_score");
        assertThat(shown.isNumber()).isTrue();
        assertThat(shown.floatValue()).isEqualTo(Float.isFinite(score) ? score : 0f);
    }

    @Test
    void aPageThatNoArrayCouldHoldIsRefused() {
        JsonBytes large = JsonBytes.of(new byte[60 << 20]);
        List<Hit> page = Collections.nCopies(18, new Hit("x", 1, large));
        SearchResult result = new SearchResult(
                page, new Total(18, true), 18, 0, Duration.ZERO, new Coverage(1, 1, List.of(), 1), List.of());
        assertThatThrownBy(() -> SearchJson.result(result))
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("ask for fewer");
    }

    @Test
    void randomDocumentsComeOutWithAllTheirMembersAndEachOnce() throws IOException {
        long seed = Long.getLong("cameogrid.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String source = object(random, 0);
            JsonNode spliced;
            try {
                spliced = MAPPER.readTree(hit("x", 2, source));
            } catch (IOException e) {
                throw new AssertionError("-Dcameogrid.seed=" + seed + " " + source, e);
            }
            ObjectNode expected = (ObjectNode) MAPPER.readTree(source);
            expected.put("id", "x").put("_score", 2f);
            assertThat(spliced.equals(
                            (a, b) -> a.isNumber() && a.asDouble() == b.asDouble() ? 0 : a.equals(b) ? 0 : 1, expected))
                    .as("-Dcameogrid.seed=" + seed + " " + source)
                    .isTrue();
        }
    }

    private static String object(Random random, int depth) {
        String[] names = {"id", "\\u0069d", "a", "b\\\"", "\\\\", "é", "{", "}", "[", ":", "i", "d"};
        StringBuilder text = new StringBuilder("{").append(space(random));
        Set<String> used = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = names[random.nextInt(names.length)];
            if (!used.add(name.replace("\\u0069", "i"))) {
                continue;
            }
            text.append(used.size() > 1 ? "," : "")
                    .append(space(random))
                    .append('"')
                    .append(name)
                    .append('"');
            text.append(space(random)).append(':').append(space(random));
            boolean topLevelId = depth == 0 && name.replace("\\u0069", "i").equals("id");
            text.append(topLevelId ? "\"x\"" : value(random, depth + 1)).append(space(random));
        }
        return text.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> "\"id\"";
            case 1 -> "\"\\\"id\\\": {[\\\\\"";
            case 2 -> "17";
            case 3 -> "null";
            case 4 -> object(random, depth);
            default -> "[" + value(random, depth + 1) + "," + space(random) + object(random, depth + 1) + "]";
        };
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? " \n" : "";
    }
}
