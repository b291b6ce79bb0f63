package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SearchStreamTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static List<JsonNode> lines(String body) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            for (String line : body.split("\n", -1)) {
                if (!line.isEmpty()) {
                    lines.add(MAPPER.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("not a line of JSON in " + body, e);
        }
        return lines;
    }

    @Test
    void everyHitIsALineAndTheLastLineSums() {
        try (TestServer server = TestServer.start()) {
            server.put("/api/s/documents/1", "{\n  \"a\": \"x\\ny\",\r\n  \"b\": [\n1]\n}")
                    .hasStatus(201);
            server.put("/api/s/documents/2", "{}").hasStatus(201);
            Answer answer =
                    server.post("/api/s/search/stream", "{\"query\":\"*\"}").hasStatus(200);
            assertThat(answer.header("Content-Type")).contains("application/x-ndjson");
            List<JsonNode> lines = lines(answer.text());
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0).path("id").asText()).isEqualTo("1");
            assertThat(lines.get(0).path("_score").asDouble()).isEqualTo(1.25);
            assertThat(lines.get(0).path("a").asText()).isEqualTo("x\ny");
            JsonNode footer = lines.get(2);
            assertThat(footer.path("_footer").asBoolean()).isTrue();
            assertThat(footer.path("hits_returned").asInt()).isEqualTo(2);
            assertThat(footer.path("total_hits").asInt()).isEqualTo(2);
            assertThat(footer.path("took_ms").asDouble()).isEqualTo(3.0);
            assertThat(footer.path("stats").path("shards").path("responded").asInt())
                    .isEqualTo(8);
        }
    }

    @Test
    void withoutALimitEverythingStreamsAndWithOneThatMany() {
        try (TestServer server = TestServer.start()) {
            for (int i = 0; i < 300; i++) {
                server.put("/api/s/documents/" + i, "{\"t\":\"" + "x".repeat(1_000) + "\"}");
            }
            assertThat(lines(server.post("/api/s/search/stream", "{\"query\":\"*\"}")
                            .text()))
                    .hasSize(301);
            assertThat(lines(server.post("/api/s/search/stream", "{\"query\":\"*\",\"limit\":5}")
                            .text()))
                    .hasSize(6);
            Answer gzip = server.post("/api/s/search/stream", "{\"query\":\"*\"}", "Accept-Encoding", "gzip")
                    .hasStatus(200);
            assertThat(gzip.header("Content-Encoding")).contains("gzip");
            assertThat(lines(new String(Gzip.inflate(gzip.body()), StandardCharsets.UTF_8)))
                    .hasSize(301);
        }
    }

    @Test
    void aFailureBeforeTheFirstByteIsAnOrdinaryProblem() {
        try (TestServer server = TestServer.start()) {
            server.post("/api/none/search/stream", "{\"query\":\"*\"}").problem(404, "index_not_found");
            server.put("/api/s/documents/1", "{}");
            server.post("/api/s/search/stream", "{\"query\":\"(\"}").problem(400, "invalid_query");
            server.post("/api/s/search/stream", "{").problem(400, "malformed_json");
            server.post("/api/s/search/stream", "{\"query\":\"*\"}", "Accept", "text/html")
                    .problem(406, "not_acceptable");
            server.post("/api/s/search/stream", "{\"query\":\"*\"}", "Accept", "application/x-ndjson")
                    .hasStatus(200);
        }
    }

    @Test
    void aFailureAfterItIsTheLastLine() {
        CameoGridException lost = new CameoGridException(ErrorCode.PARTITION_UNAVAILABLE, "microshard 3 has no owner");
        List<JsonNode> lines = failing(lost);
        assertThat(lines).hasSizeGreaterThan(1);
        JsonNode last = lines.getLast();
        assertThat(last.path("_error").asBoolean()).isTrue();
        assertThat(last.path("message").asText()).isEqualTo("microshard 3 has no owner");
        assertThat(last.path("code").asText()).isEqualTo("partition_unavailable");

        JsonNode defect =
                failing(new IllegalStateException("secret.Class broke")).getLast();
        assertThat(defect.path("code").asText()).isEqualTo("internal");
        assertThat(defect.toString()).doesNotContain("secret");
        assertThat(defect.path("instance").asText()).isNotEmpty();
    }

    private static List<JsonNode> failing(RuntimeException failure) {
        try (TestServer server = TestServer.with()
                .engine(engine -> new GeneratedSearchEngine(100, failure, new CountDownLatch(1)))
                .start()) {
            return lines(server.post("/api/s/search/stream", "{\"query\":\"*\"}")
                    .hasStatus(200)
                    .text());
        }
    }

    /** The engine finds the second hit only after the client has read the first. */
    @Test
    void hitsLeaveAsTheyAreFound() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        SearchEngine pausing = new GeneratedSearchEngine(0, null, read) {
            @Override
            public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
                consumer.accept(hit(1));
                consumer.accept(hit(2));
                awaitFlush(consumer);
                return summary(2);
            }

            /** Goes on offering hits until the client has seen one; gathering may hold back those of a moment. */
            private void awaitFlush(HitConsumer consumer) throws IOException {
                try {
                    while (!read.await(5, TimeUnit.MILLISECONDS)) {
                        consumer.accept(hit(3));
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        try (TestServer server = TestServer.with().engine(engine -> pausing).start()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri("/api/s/search/stream"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"*\"}"))
                    .build();
            try (BufferedReader body = new BufferedReader(new InputStreamReader(
                    server.client()
                            .send(request, HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8))) {
                assertThat(body.readLine()).contains("\"id\":\"1\"");
                read.countDown();
                assertThat(body.lines().reduce((a, b) -> b).orElseThrow()).contains("_footer");
            }
        }
    }

    @Test
    void aReaderThatStopsReadingIsCutAndTheSearchEnds() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        GeneratedSearchEngine endless = new GeneratedSearchEngine(Long.MAX_VALUE, null, ended);
        try (TestServer server = TestServer.with()
                        .settings(settings -> settings.writeTimeout(Duration.ofMillis(300)))
                        .engine(engine -> endless)
                        .start();
                RawClient reader = new RawClient(server.port())) {
            String body = "{\"query\":\"*\"}";
            reader.send("POST /api/s/search/stream HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body);
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(endless.thrown.get()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aReaderThatLeavesEndsTheSearch() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        GeneratedSearchEngine endless = new GeneratedSearchEngine(Long.MAX_VALUE, null, ended);
        try (TestServer server = TestServer.with().engine(engine -> endless).start()) {
            try (RawClient reader = new RawClient(server.port())) {
                String body = "{\"query\":\"*\"}";
                reader.send("POST /api/s/search/stream HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
                assertThat(reader.socket().getInputStream().read()).isEqualTo('H');
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Makes hits out of nothing, as many as it is told, then fails if it is told so. */
    private static class GeneratedSearchEngine implements SearchEngine {
        private final long hits;
        private final RuntimeException failure;
        private final CountDownLatch ended;
        private final AtomicReference<Exception> thrown = new AtomicReference<>();

        GeneratedSearchEngine(long hits, RuntimeException failure, CountDownLatch ended) {
            this.hits = hits;
            this.failure = failure;
            this.ended = ended;
        }

        @Override
        public SearchResult search(SearchRequest request) {
            throw new IllegalStateException("only streams");
        }

        @Override
        public StreamSummary stream(SearchRequest request, HitConsumer consumer) throws IOException {
            try {
                for (long i = 0; i < hits; i++) {
                    consumer.accept(hit(i));
                }
                if (failure != null) {
                    throw failure;
                }
                return summary(hits);
            } catch (IOException | RuntimeException e) {
                thrown.set(e);
                throw e;
            } finally {
                ended.countDown();
            }
        }

        @Override
        public QueryValidation validate(SearchRequest request) {
            throw new IllegalStateException("only streams");
        }

        @Override
        public List<AnalyzedWord> analyze(AnalysisRequest request) {
            throw new IllegalStateException("only streams");
        }

        static Hit hit(long i) {
            return new Hit(String.valueOf(i), 1, JsonBytes.of("{\"t\":\"" + "x".repeat(2_000) + "\"}"));
        }

        static StreamSummary summary(long hits) {
            return new StreamSummary(
                    hits, new Total(hits, true), Duration.ZERO, new Coverage(1, 1, List.of(), 1), List.of());
        }
    }
}
