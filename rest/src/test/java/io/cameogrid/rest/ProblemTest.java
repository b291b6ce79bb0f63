package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ProblemTest {
    private static final AtomicReference<RuntimeException> FAILURE = new AtomicReference<>();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .store(store -> new WatchedDocumentStore(store, items -> fail(), ProblemTest::fail))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void fail() {
        RuntimeException failure = FAILURE.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    private static int expectedStatus(ErrorCode code) {
        return switch (code) {
            case MALFORMED_JSON,
                    UNKNOWN_MEMBER,
                    INVALID_REQUEST,
                    INVALID_PARAMETER,
                    INVALID_INDEX_NAME,
                    INVALID_ID,
                    INVALID_QUERY,
                    INVALID_CURSOR,
                    AMBIGUOUS_ALIAS,
                    INVALID_DOCUMENT,
                    INVALID_SCHEMA,
                    BULK_REFUSED,
                    INVALID_CONFIGURATION -> 400;
            case NOT_FOUND, INDEX_NOT_FOUND, ALIAS_NOT_FOUND, DOCUMENT_NOT_FOUND, NODE_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case SCHEMA_CONFLICT, NAME_CONFLICT, TRANSACTION_CONFLICT, TASK_CONFLICT, MEMBERSHIP_CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case BODY_TOO_LARGE, RECORD_TOO_LARGE, BATCH_TOO_LARGE -> 413;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL -> 500;
            case NOT_IMPLEMENTED -> 501;
            case NOT_READY, PARTITION_UNAVAILABLE, NO_QUORUM -> 503;
            case TIMEOUT -> 504;
            default -> throw new AssertionError("say here which status " + code + " has");
        };
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorHasItsStatusHoweverTheRequestCame(ErrorCode code) {
        for (String accept : List.of("application/json", "text/html, */*")) {
            FAILURE.set(new CameoGridException(code, "what happened")
                    .with("index", "a")
                    .with("status", "not mine")
                    .with("list", List.of(1, "b", Map.of("c", true))));
            Answer answer = server.put("/api/a/documents/1", "{}", "Accept", accept);
            JsonNode problem = answer.problem(expectedStatus(code), code.wireName());
            boolean later = answer.status() == 429 || answer.status() == 503;
            assertThat(answer.header("Retry-After").isPresent()).isEqualTo(later);
            if (code != ErrorCode.INTERNAL) {
                assertThat(problem.path("detail").asText()).startsWith("what happened");
                assertThat(problem.path("index").asText()).isEqualTo("a");
                assertThat(problem.path("list").toString()).isEqualTo("[1,\"b\",{\"c\":true}]");
            }
        }
    }

    @Test
    void aWriteThatTimedOutSaysThatItsOutcomeIsUnknownAndAReadDoesNot() {
        FAILURE.set(new CameoGridException(ErrorCode.TIMEOUT, "30 s have passed"));
        JsonNode write = server.put("/api/a/documents/1", "{}").problem(504, "timeout");
        assertThat(write.path("detail").asText()).contains("outcome of the write is unknown");
        assertThat(write.path("outcome").asText()).isEqualTo("unknown");
        FAILURE.set(new CameoGridException(ErrorCode.TIMEOUT, "30 s have passed"));
        JsonNode read = server.get("/api/a/documents/1").problem(504, "timeout");
        assertThat(read.path("detail").asText()).isEqualTo("30 s have passed");
        assertThat(read.has("outcome")).isFalse();
    }

    @Test
    void aDefectTellsTheClientItsRequestIdAndTheLogTheRest() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.cameogrid.rest.error");
        logger.addAppender(log);
        try {
            FAILURE.set(new IllegalStateException("the secret of java.lang.Class"));
            Answer answer = server.get("/api/a/documents/1", "X-Request-Id", "my-id.7");
            JsonNode problem = answer.problem(500, "internal");
            assertThat(problem.path("instance").asText()).isEqualTo("my-id.7");
            assertThat(answer.text()).doesNotContain("secret", "Class", "IllegalState", "at ");
            assertThat(log.list).hasSize(1);
            assertThat(log.list.getFirst().getFormattedMessage()).contains("my-id.7");
            assertThat(log.list.getFirst().getThrowableProxy().getMessage()).contains("the secret");
        } finally {
            logger.detachAppender(log);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "äöü",
                "",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "a\"b",
                "${x}"
            })
    void aRequestIdThatCouldDoHarmIsReplaced(String id) {
        String given =
                server.get("/livez", "X-Request-Id", id).header("X-Request-Id").orElseThrow();
        assertThat(given).isNotEqualTo(id).matches("[0-9a-f]{8}-[0-9a-f]+");
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        String first = server.get("/livez").header("X-Request-Id").orElseThrow();
        assertThat(server.get("/livez").header("X-Request-Id")).isPresent().isNotEqualTo(first);
        assertThat(server.get("/livez", "X-Request-Id", "ab:C_1.2-3").header("X-Request-Id"))
                .contains("ab:C_1.2-3");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/a/documents/1,'DELETE, GET, HEAD, OPTIONS, PUT'",
        "PATCH,/api/a/documents/1,'DELETE, GET, HEAD, OPTIONS, PUT'",
        "GET,/api/a/document,'DELETE, OPTIONS, PUT'",
        "DELETE,/api/a/search,'GET, HEAD, OPTIONS, POST'",
        "GET,/api/a/search/stream,'OPTIONS, POST'",
        "GET,/api/a/_bulk,'OPTIONS, POST'",
        "GET,/api/a/_bulk/delete,'OPTIONS, POST'",
        "PUT,/api/a/document/stream,'OPTIONS, POST'",
        "POST,/api/a/_config,'GET, HEAD, OPTIONS, PUT'",
        "GET,/api/a/_schema,'OPTIONS, PATCH'",
        "GET,/api/a,'DELETE, OPTIONS'",
        "POST,/_indexes,'GET, HEAD, OPTIONS'",
        "POST,/_cluster/health,'GET, HEAD, OPTIONS'",
        "POST,/_cluster/nodes,'GET, HEAD, OPTIONS'",
        "DELETE,/_cluster/partitions,'GET, HEAD, OPTIONS'",
        "DELETE,/_tasks,'GET, HEAD, OPTIONS'",
        "POST,/_tasks/a,'DELETE, GET, HEAD, OPTIONS'",
        "GET,/_admin/index/a/commit,'OPTIONS, POST'",
        "GET,/_admin/index/a/_verify,'OPTIONS, POST'",
        "DELETE,/livez,'GET, HEAD, OPTIONS'",
        "BREW,/version,'GET, HEAD, OPTIONS'"
    })
    void anotherMethodIsNotAllowedAndAllowNamesThoseThatAre(String method, String path, String allowed) {
        Answer answer = server.send(method, path, HttpRequest.BodyPublishers.noBody());
        answer.problem(405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains(allowed);
        Answer options = server.send("OPTIONS", path, HttpRequest.BodyPublishers.noBody());
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/a/b",
                "/api/a/documents",
                "/api/a/documents/1/2",
                "/x",
                "/_cluster",
                "/LIVEZ",
                "/api/a/Search",
                "/livez/",
                "/api/a/_config/x",
                "/favicon.ico",
                "/%6Civezz"
            })
    void anotherPathIsNotFound(String path) {
        server.get(path).problem(404, "not_found");
    }

    @Test
    void whatTheClientWouldNotTakeIsNotMade() {
        server.get("/livez", "Accept", "text/html").problem(406, "not_acceptable");
        server.put("/api/a/documents/406", "{}", "Accept", "text/html").problem(406, "not_acceptable");
        server.get("/api/a/documents/406").problem(404, "document_not_found");
        server.get("/livez", "Accept", "application/*;q=0.1").hasStatus(200);
        server.get("/livez", "Accept", "application/json; charset=utf-8").hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "json",
                "application/jsonp",
                "application/xml"
            })
    void aBodyThatIsNoJsonIsNotTaken(String type) {
        JsonNode problem =
                server.put("/api/a/documents/415", "{}", "Content-Type", type).problem(415, "unsupported_media_type");
        assertThat(problem.path("detail").asText()).contains("application/json");
        server.post("/api/a/_bulk", "[]", "Content-Type", type).problem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/vnd.x+json"
            })
    void jsonIsTakenUnderAllItsNames(String type) {
        server.post("/api/a/_bulk", "[]", "Content-Type", type).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "x"})
    void anotherContentEncodingIsNotTaken(String encoding) {
        JsonNode problem = server.put("/api/a/documents/415", "{}", "Content-Encoding", encoding)
                .problem(415, "unsupported_media_type");
        assertThat(problem.path("header").asText()).isEqualTo("Content-Encoding");
        server.post("/api/a/document/stream", "x", "Content-Encoding", encoding).problem(415, "unsupported_media_type");
    }

    @Test
    void compressedBodiesAreTaken() {
        byte[] body = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<byte[]>> encodings = Map.of(
                "gzip", List.of(Gzip.gzip(body)),
                "deflate", List.of(Gzip.deflate(body, false), Gzip.deflate(body, true)),
                "identity", List.of(body));
        encodings.forEach((name, bodies) -> {
            for (byte[] bytes : bodies) {
                HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofByteArray(bytes);
                Answer answer = server.send("PUT", "/api/a/documents/z", publisher, "Content-Encoding", name);
                assertThat(answer.status()).as(name + answer.text()).isIn(200, 201);
            }
        });
        assertThat(server.get("/api/a/documents/z").json().path("version").asInt())
                .isEqualTo(4);
    }

    @Test
    void whatIsNotWhatItsEncodingSaysIsABadRequest() {
        byte[] whole = Gzip.gzip("{\"n\":1}".getBytes(StandardCharsets.UTF_8));
        List<byte[]> broken = List.of(
                "{}".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length - 9),
                Arrays.copyOf(whole, 20_000),
                new byte[0]);
        for (byte[] bytes : broken) {
            for (String encoding : List.of("gzip", "deflate")) {
                server.send(
                                "PUT",
                                "/api/a/documents/1",
                                HttpRequest.BodyPublishers.ofByteArray(bytes),
                                "Content-Encoding",
                                encoding)
                        .problem(400, "invalid_request");
            }
        }
    }

    @Test
    void malformedJsonHasALineAndAColumn() {
        for (String member : List.of("x", "description")) {
            String path = member.equals("x") ? "/api/a/documents/1" : "/api/a/_config";
            JsonNode problem = server.put(path, "{\n \"" + member + "\": \"y\",\n \"b\" 2}")
                    .problem(400, "malformed_json");
            assertThat(problem.path("line").asInt()).isEqualTo(3);
            assertThat(problem.path("column").asInt()).isBetween(5, 7);
        }
        for (String text :
                List.of("{\"a\":01}", "{\"a\":NaN}", "{a:1}", "{\"a\":\"\t\"}", "{\"a\":1,}", "// c\n{}", "tru")) {
            JsonNode problem = server.put("/api/a/documents/1", text).problem(400, "malformed_json");
            assertThat(problem.path("line").asInt()).isPositive();
            assertThat(problem.path("column").asInt()).isPositive();
        }
    }

    @Test
    void duplicateMembersAreRefusedAtAnyDepth() {
        server.put("/api/a/documents/1", "{\"a\":1,\"a\":2}").problem(400, "malformed_json");
        server.put("/api/a/documents/1", "{\"b\":[{\"a\":1,\"\\u0061\":2}]}").problem(400, "malformed_json");
        server.put("/api/a/document", "{\"id\":\"1\",\"doc\":{\"c\":{\"a\":1,\"a\":2}}}")
                .problem(400, "malformed_json");
        server.put("/api/a/document", "{\"id\":\"1\",\"id\":\"1\",\"doc\":{}}").problem(400, "malformed_json");
    }

    @Test
    void aDuplicateMemberIsNamedWithItsPlaceInTheBody() {
        assertPlace(server.put("/api/a/document", "{\"id\":\"1\",\"doc\":{\"x\":1,\"x\":2}}"), 1, 24);
        assertPlace(server.put("/api/a/document", "{\"id\":\"1\",\n\"doc\":{\"x\":1,\n \"x\":2}}"), 3, 2);
        assertPlace(server.put("/api/a/documents/1", "\n {\"x\":1,\"x\":2}"), 2, 9);
    }

    @Test
    void whatIsBeyondALimitIsNamedWithItsPlaceAndTheRemedy() {
        JsonNode number =
                assertPlace(server.put("/api/a/documents/1", "{\"a\":\n" + "1".repeat(1_001) + "}"), 2, 1_002);
        assertThat(number.path("detail").asText()).contains("more than 1000 digits", "as a string");
        JsonNode deep = server.put("/api/a/document", "{\"id\":\"1\",\"doc\":" + "[".repeat(300))
                .problem(400, "malformed_json");
        assertThat(deep.path("detail").asText()).contains("levels inside each other");
        assertThat(deep.path("column").asInt()).isGreaterThan(250);
        JsonNode name = server.post("/api/a/search", "{\"" + "n".repeat(9_000) + "\":1}")
                .problem(400, "malformed_json");
        assertThat(name.path("detail").asText()).contains("longer than 256 bytes");
        assertThat(name.path("line").asInt()).isEqualTo(1);
    }

    @Test
    void aNumberThatIsNoneOfThoseAllowedIsToldWithThem() {
        for (String[] wrong : new String[][] {
            {"\"limit\":-1", "from 0 to 2147483647, but is -1"},
            {"\"limit\":1.5", "from 0 to 2147483647, but is 1.5"},
            {"\"timeout_ms\":-5", "from 1 to 2147483647, but is -5"},
            {"\"highlight\":{\"fields\":[\"a\"],\"fragment_size\":-1}", "from 10 to"}
        }) {
            JsonNode problem = server.post("/api/a/search", "{\"query\":\"x\"," + wrong[0] + "}")
                    .problem(400, "invalid_request");
            assertThat(problem.path("detail").asText()).contains(wrong[1]);
        }
    }

    private static JsonNode assertPlace(Answer answer, int line, int column) {
        JsonNode problem = answer.problem(400, "malformed_json");
        assertThat(problem.path("line").asInt()).as("line in %s", problem).isEqualTo(line);
        assertThat(problem.path("column").asInt()).as("column in %s", problem).isEqualTo(column);
        assertThat(problem.path("detail").asText()).contains("line " + line + ", column " + column);
        return problem;
    }

    @Test
    void invalidUtf8IsRefusedWithItsPlace() {
        String[] invalid = {
            "\u00c0\u0080", "\u00ff", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u00c3", "\u0080"
        };
        for (String latin1 : invalid) {
            String body = "{\"id\":\"1\",\n\"doc\":{\"a\":\"" + latin1 + "\"}}";
            HttpRequest.BodyPublisher bytes =
                    HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1));
            JsonNode problem = server.send("PUT", "/api/a/document", bytes).problem(400, "malformed_json");
            assertThat(problem.path("line").asInt()).isEqualTo(2);
            assertThat(problem.path("column").asInt()).isEqualTo(13);
            HttpRequest.BodyPublisher batch = HttpRequest.BodyPublishers.ofByteArray(
                    ("[{\"id\":\"0\",\"doc\":{}},\n  " + body + "]").getBytes(StandardCharsets.ISO_8859_1));
            JsonNode item = server.send("POST", "/api/a/_bulk", batch).problem(400, "malformed_json");
            assertThat(item.path("line").asInt()).isEqualTo(3);
            assertThat(item.path("column").asInt()).isBetween(13, 16);
        }
        server.send(
                        "PUT",
                        "/api/a/documents/1",
                        HttpRequest.BodyPublishers.ofByteArray("{}".getBytes(StandardCharsets.UTF_16)))
                .problem(400, "malformed_json");
    }

    @Test
    void aDocumentIsAtMost64LevelsDeep() {
        String fits = "{\"a\":".repeat(63) + "{}" + "}".repeat(63);
        String deeper = "{\"a\":".repeat(63) + "[[]]" + "}".repeat(63);
        server.put("/api/a/documents/deep", fits).hasStatus(201);
        server.put("/api/a/document", "{\"id\":\"deep\",\"doc\":" + fits + "}").hasStatus(200);
        assertThat(server.put("/api/a/documents/deep", deeper)
                        .problem(400, "malformed_json")
                        .path("line")
                        .asInt())
                .isEqualTo(1);
        server.put("/api/a/document", "{\"id\":\"deep\",\"doc\":" + deeper + "}")
                .problem(400, "malformed_json");
        server.put("/api/a/documents/deep", "{\"a\":".repeat(100_000)).problem(400, "malformed_json");
        server.put("/api/a/document", "[".repeat(100_000)).problem(400, "malformed_json");
    }
}
