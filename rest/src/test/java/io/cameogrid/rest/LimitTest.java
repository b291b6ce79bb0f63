package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitTest {
    private static final int BODY = 100_000;
    private static final int RECORD = 5_000;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .settings(settings -> settings.bodyBytes(BODY).recordBytes(RECORD))
                .start();
        server.put("/api/a/documents/1", "{}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String search(int bytes) {
        String frame = "{\"query\":\"\"}";
        return "{\"query\":\"" + "x".repeat(bytes - frame.length()) + "\"}";
    }

    private static String document(int bytes) {
        return "{\"t\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    /** Sent in chunks, without a length that could be looked at beforehand. */
    private static HttpRequest.BodyPublisher chunked(byte[] bytes) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static void assertTooLarge(Answer answer) {
        JsonNode problem = answer.problem(413, "body_too_large");
        assertThat(problem.path("limit").asText()).isEqualTo("body_bytes");
        assertThat(problem.path("maximum").asInt()).isEqualTo(BODY);
    }

    @Test
    void aBodyIsTakenUpToTheLimitAndNotOneByteMore() {
        byte[] fits = search(BODY).getBytes(StandardCharsets.UTF_8);
        byte[] over = search(BODY + 1).getBytes(StandardCharsets.UTF_8);
        server.post("/api/a/search", search(BODY)).hasStatus(200);
        assertTooLarge(server.post("/api/a/search", search(BODY + 1)));
        server.send("POST", "/api/a/search", chunked(fits)).hasStatus(200);
        assertTooLarge(server.send("POST", "/api/a/search", chunked(over)));
        HttpRequest.BodyPublisher gzipFits = HttpRequest.BodyPublishers.ofByteArray(Gzip.gzip(fits));
        HttpRequest.BodyPublisher gzipOver = HttpRequest.BodyPublishers.ofByteArray(Gzip.gzip(over));
        server.send("POST", "/api/a/search", gzipFits, "Content-Encoding", "gzip")
                .hasStatus(200);
        assertTooLarge(server.send("POST", "/api/a/search", gzipOver, "Content-Encoding", "gzip"));
    }

    @Test
    void aBatchIsTakenUpToTheLimitOfBodies() {
        String item = "{\"id\":\"1\",\"doc\":" + document(4_000) + "},";
        String most = "[" + item.repeat(24);
        String fits = most + " ".repeat(BODY - most.length() - 8) + "{}]    ";
        assertThat(fits.length()).isEqualTo(BODY - 1);
        server.post("/api/a/_bulk?atomic=false", fits + " ").hasStatus(200);
        assertTooLarge(server.post("/api/a/_bulk?atomic=false", fits + "  "));
        assertTooLarge(server.send(
                "POST", "/api/a/_bulk?atomic=false", chunked((fits + "  ").getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aDocumentIsTakenUpToTheLimitOfRecords() {
        server.put("/api/a/documents/r", document(RECORD)).hasStatus(201);
        server.put("/api/a/document", "{\"id\":\"r\",\"doc\":" + document(RECORD) + "}")
                .hasStatus(200);
        List<Answer> refusals = List.of(
                server.put("/api/a/documents/r", document(RECORD + 1)),
                server.put("/api/a/document", "{\"id\":\"r\",\"doc\":" + document(RECORD + 1) + "}"));
        for (Answer refusal : refusals) {
            JsonNode problem = refusal.problem(413, "record_too_large");
            assertThat(problem.path("limit").asText()).isEqualTo("record_bytes");
            assertThat(problem.path("maximum").asInt()).isEqualTo(RECORD);
        }
        JsonNode batch = server.post(
                        "/api/a/_bulk",
                        "[{\"id\":\"a\",\"doc\":" + document(RECORD) + "},{\"id\":\"b\",\"doc\":" + document(RECORD + 1)
                                + "},{\"id\":\"c\",\"doc\":" + document(60_000) + "}]")
                .problem(400, "bulk_refused");
        assertThat(batch.path("errors").findValuesAsText("id")).containsExactly("b", "c");
    }

    @Test
    void aBombIsNotInflated() {
        byte[] bomb = Gzip.gzip(" ".repeat(20 << 20).getBytes(StandardCharsets.UTF_8));
        try (TestServer large = TestServer.start()) {
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(bomb);
            for (String path : List.of("/api/a/search", "/api/a/_bulk", "/api/a/document/stream")) {
                JsonNode problem = large.send("POST", path, body, "Content-Encoding", "gzip")
                        .problem(413, "body_too_large");
                assertThat(problem.path("limit").asText()).isEqualTo("inflation_ratio");
            }
        }
    }

    @Test
    void bodiesOfAllRequestsTogetherAreBounded() {
        try (TestServer small = TestServer.with()
                .settings(settings -> settings.bufferedBytes(50_000))
                .start()) {
            small.put("/api/a/documents/1", "{}").hasStatus(201);
            JsonNode problem = small.post("/api/a/search", search(50_001)).problem(413, "body_too_large");
            assertThat(problem.path("maximum").asInt()).isEqualTo(50_000);
            List<CompletableFuture<Answer>> together = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                together.add(CompletableFuture.supplyAsync(() -> small.post("/api/a/search", search(40_000))));
            }
            together.forEach(answer -> assertThat(answer.join().status()).isIn(200, 429));
            for (int i = 0; i < 20; i++) {
                // What was lent is given back, also by those that were refused.
                small.post("/api/a/search", search(40_000)).hasStatus(200);
            }
        }
    }

    @Test
    void oneRequestMoreThanMayBeInFlightIsTurnedAwayButProbesAreNot() throws Exception {
        CountDownLatch entered = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestServer busy = TestServer.with()
                .settings(settings -> settings.requestsInFlight(2))
                .store(store -> new WatchedDocumentStore(store, items -> {}, () -> {
                    entered.countDown();
                    await(goOn);
                }))
                .start()) {
            List<CompletableFuture<Answer>> inFlight = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String path = "/api/a/documents/" + i;
                inFlight.add(CompletableFuture.supplyAsync(() -> busy.put(path, "{}")));
            }
            await(entered);
            for (String path : List.of("/api/a/documents/3", "/_indexes", "/_cluster/health?wait_for_status=green")) {
                Answer refused = busy.get(path);
                JsonNode problem = refused.problem(429, "too_many_requests");
                assertThat(problem.path("limit").asText()).isEqualTo("requests_in_flight");
                assertThat(refused.header("Retry-After")).isPresent();
            }
            for (String path : List.of("/livez", "/readyz", "/_cluster/health", "/version")) {
                busy.get(path).hasStatus(200);
            }
            goOn.countDown();
            for (CompletableFuture<Answer> answer : inFlight) {
                answer.get(30, TimeUnit.SECONDS).hasStatus(201);
            }
            // A place is given back when the answer is on its way, which may be a moment after it has arrived.
            while (busy.get("/_indexes").status() == 429) {
                Thread.onSpinWait();
            }
            busy.get("/_indexes").hasStatus(200);
        }
    }

    @Test
    void aReplyThatNobodyTakesIsGivenUp() throws Exception {
        try (TestServer small = TestServer.with()
                        .settings(settings -> settings.requestsInFlight(1).writeTimeout(Duration.ofMillis(50)))
                        .start();
                RawClient reader = new RawClient(small.port())) {
            for (int i = 0; i < 8; i++) {
                small.put("/api/a/documents/" + i, document(2 << 20)).hasStatus(201);
            }
            String body = "{\"query\":\"*\"}";
            reader.send(
                    "POST /api/a/search HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(reader.socket().getInputStream().read()).isEqualTo('H');
            while (small.get("/_indexes").status() == 429) {
                Thread.onSpinWait();
            }
            small.get("/_indexes").hasStatus(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestsLineAndHeadersAreBounded() throws Exception {
        try (RawClient fits = new RawClient(server.port());
                RawClient over = new RawClient(server.port());
                RawClient longPath = new RawClient(server.port())) {
            fits.send("GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(15_000) + "\r\n\r\n");
            fits.answer().hasStatus(200);
            over.send("GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(17_000) + "\r\n\r\n");
            over.answer().problem(431, "invalid_request");
            longPath.send("GET /" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            longPath.answer().problem(414, "invalid_request");
        }
    }

    @Test
    void aRefusedBodyThatIsStillOnItsWayDoesNotHideTheRefusal() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: " + (BODY + 1)
                    + "\r\nExpect: 100-continue\r\n\r\n");
            assertTooLarge(client.answer());
        }
        for (int i = 0; i < 50; i++) {
            assertTooLarge(server.post("/api/a/search", search(10 * BODY)));
        }
    }
}
