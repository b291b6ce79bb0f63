package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddIdTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> oddIds() {
        Stream<String> ascii = IntStream.range(0, 128).mapToObj(c -> "a" + (char) c + "b");
        Stream<String> alone = IntStream.range(0, 128).filter(c -> c != '.').mapToObj(c -> "" + (char) c);
        Stream<String> others = Stream.of(
                "é",
                "日本",
                "\ud83d\ude00",
                "\u0080",
                "\uffff",
                "a/../b",
                "%2F",
                "%25",
                "%",
                "%zz",
                "...",
                "a;b=c/d?e#f",
                "~!@$&'()*+,=:",
                "\u202e",
                " lead and trail ",
                "_search",
                "_bulk",
                "search",
                "..%2f",
                "\r\nX: y");
        return Stream.of(ascii, alone, others).flatMap(s -> s);
    }

    /** Percent-encodes every byte, or only those that are not unreserved. */
    private static String encoded(String id, boolean everything) {
        StringBuilder path = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = Character.isLetterOrDigit(b) && b > 0 || "-_~".indexOf(b) >= 0;
            path.append(unreserved && !everything ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return path.toString();
    }

    @ParameterizedTest
    @MethodSource("oddIds")
    void anyIdCanStandInAPath(String id) {
        for (boolean everything : new boolean[] {true, false}) {
            String path = "/api/odd/documents/" + encoded(id, everything);
            assertThat(server.put(path, "{\"n\":1}").json().path("id").asText()).isEqualTo(id);
            Answer got = server.get(path).hasStatus(200);
            assertThat(got.json().path("id").asText()).isEqualTo(id);
            // The same through Jersey, which other headers than plain ones lead to.
            assertThat(server.get(path, "Accept", "text/plain, */*").text()).isEqualTo(got.text());
            assertThat(server.delete(path).json().path("result").asText()).isEqualTo("deleted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@", "a;b", "a;b=c", "+1"})
    void whatAPathMayHoldUnescapedMeansItself(String id) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("PUT /api/odd/documents/" + id + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(raw.answer().json().path("id").asText()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "%2E", "%2e%2E", ".%2e"})
    void dotsAreNoIds(String id) throws IOException {
        for (String method : new String[] {"GET", "DELETE"}) {
            try (RawClient raw = new RawClient(server.port())) {
                raw.send(method + " /api/odd/documents/" + id + " HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(raw.answer().problem(400, "invalid_id").path("field").asText())
                        .isEqualTo("id");
            }
        }
        server.put("/api/odd/document", "{\"id\":\"..\",\"doc\":{}}").problem(400, "invalid_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%2x", "a%FF", "%C3%28", "%ED%A0%80", "%C0%80", "%F5%80%80%80"})
    void whatIsNotWellFormedIsRefusedRatherThanRepaired(String segment) throws IOException {
        for (String method : new String[] {"GET", "DELETE"}) {
            try (RawClient raw = new RawClient(server.port())) {
                raw.send(method + " /api/odd/documents/" + segment + " HTTP/1.1\r\nHost: x\r\n\r\n");
                raw.answer().problem(400, "invalid_request");
            }
        }
    }

    @Test
    void anIdHasAtMost512BytesOfUtf8() {
        server.put("/api/odd/documents/" + "x".repeat(512), "{}").hasStatus(201);
        server.put("/api/odd/documents/" + "x".repeat(513), "{}").problem(400, "invalid_id");
        server.put("/api/odd/documents/" + "%C3%A9".repeat(256), "{}").hasStatus(201);
        server.put("/api/odd/documents/" + "%C3%A9".repeat(257), "{}").problem(400, "invalid_id");
        server.put("/api/odd/documents/x?routing_key=" + "k".repeat(513), "{}").problem(400, "invalid_id");
    }

    @Test
    void anEmptySegmentIsNoId() {
        server.get("/api/odd/documents/").problem(404, "not_found");
        server.get("/api//documents/1").problem(404, "not_found");
        server.post("/api/odd/search/", "{\"query\":\"*\"}").problem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "a%20b", "a..b", "_x", ".x", "a%2Fb", "%C3%A9"})
    void anIndexNameHasItsForm(String name) {
        server.put("/api/" + name + "/documents/1", "{}").problem(400, "invalid_index_name");
        server.get("/api/" + name + "/_config").problem(400, "invalid_index_name");
        server.post("/api/" + name + "/search", "{\"query\":\"*\"}").problem(400, "invalid_index_name");
    }
}
