package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentStreamTest {
    private static final int RECORD_BYTES = 200_000;

    private final List<Integer> batches = new ArrayList<>();
    private final AtomicInteger failFrom = new AtomicInteger(Integer.MAX_VALUE);
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.with()
                .settings(settings -> settings.recordBytes(RECORD_BYTES))
                .store(store -> new WatchedDocumentStore(store, this::onBatch, () -> {}))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void onBatch(List<?> items) {
        batches.add(items.size());
        if (batches.size() >= failFrom.get()) {
            throw new CameoGridException(ErrorCode.NO_QUORUM, "two of three nodes are gone");
        }
    }

    private JsonNode stream(String body) {
        return server.post("/api/s/document/stream", body).hasStatus(200).json();
    }

    private static String line(int i) {
        return "{\"id\":\"" + i + "\",\"doc\":{\"n\":" + i + "}}";
    }

    @Test
    void everyLineIsADocument() {
        JsonNode answer =
                stream(IntStream.range(0, 1_200).mapToObj(i -> line(i) + "\n").collect(Collectors.joining()));
        assertThat(answer.path("status").asText()).isEqualTo("ok");
        assertThat(answer.path("items_written").asInt()).isEqualTo(1_200);
        assertThat(answer.path("lines_received").asInt()).isEqualTo(1_200);
        assertThat(answer.path("batches").asInt()).isEqualTo(3);
        assertThat(answer.path("errors")).isEmpty();
        assertThat(answer.path("suppressed_errors").asInt()).isZero();
        assertThat(batches).containsExactly(500, 500, 200);
        assertThat(server.get("/api/s/documents/1199")
                        .json()
                        .path("doc")
                        .path("n")
                        .asInt())
                .isEqualTo(1199);
    }

    @Test
    void aBadLineCostsThatLineOnlyAndBlankLinesCountForNumbers() {
        JsonNode answer = stream("\n" + line(1) + "\r\n  \t\r\n{\"id\":\"x\"}\nnot json\n{\"id\":\"y\",\"doc\":{}} {}\n"
                + line(2) + "\n{\"id\":\"z\",\"doc\":{\"_a\":1}}\n[1]\n" + line(3));
        assertThat(answer.path("status").asText()).isEqualTo("partial");
        assertThat(answer.path("items_written").asInt()).isEqualTo(3);
        assertThat(answer.path("lines_received").asInt()).isEqualTo(8);
        List<String> errors = new ArrayList<>();
        answer.path("errors").forEach(error -> errors.add(error.asText()));
        assertThat(errors).hasSize(5);
        assertThat(errors.get(0)).isEqualTo("line 4: 'doc' is missing");
        assertThat(errors.get(1)).startsWith("line 5: ").contains("column");
        assertThat(errors.get(2)).startsWith("line 6: ").contains("Expected the end");
        assertThat(errors.get(3)).startsWith("line 9: expected an object {id, doc}, got an array");
        assertThat(errors.get(4)).startsWith("line 8: ").contains("'_a'");
    }

    @Test
    void invalidUtf8AndDuplicateMembersAreThatLinesAffair() {
        byte[] good = (line(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = "{\"id\":\"x\",\"doc\":{\"a\":\"?\"}}\n".getBytes(StandardCharsets.UTF_8);
        bad[22] = (byte) 0xff;
        byte[] twice = "{\"id\":\"y\",\"doc\":{\"a\":1,\"a\":2}}\n{\"id\":\"y\",\"id\":\"y\",\"doc\":{}}\n"
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArrays(
                List.of(good, bad, twice, line(2).getBytes(StandardCharsets.UTF_8)));
        JsonNode answer = server.send("POST", "/api/s/document/stream", body)
                .hasStatus(200)
                .json();
        assertThat(answer.path("items_written").asInt()).isEqualTo(2);
        assertThat(answer.path("errors")).hasSize(3);
        assertThat(answer.path("errors").toString()).contains("line 2: ", "UTF-8", "line 3: ", "line 4: ", "Duplicate");
    }

    @Test
    void onlyTheFirstHundredErrorsAreSpelledOut() {
        JsonNode answer = stream(line(1) + "\n" + "bad\n".repeat(150));
        assertThat(answer.path("errors")).hasSize(100);
        assertThat(answer.path("errors").get(99).asText()).startsWith("line 101: ");
        assertThat(answer.path("suppressed_errors").asInt()).isEqualTo(50);
    }

    @Test
    void nothingParsedAtAllIsABadRequest() {
        server.post("/api/s/document/stream", "").problem(400, "invalid_request");
        server.post("/api/s/document/stream", "\n \n\r\n").problem(400, "invalid_request");
        JsonNode problem = server.post("/api/s/document/stream", "a\n\nb\n").problem(400, "invalid_request");
        assertThat(problem.path("lines_received").asInt()).isEqualTo(2);
        assertThat(problem.path("errors")).hasSize(2);
        assertThat(problem.path("errors").get(1).asText()).startsWith("line 3: ");
        assertThat(batches).isEmpty();
    }

    @Test
    void anyContentTypeAndGzipAreTakenAndAByteOrderMarkIsPassedOver() {
        String body = "\ufeff" + line(1) + "\n" + line(2);
        byte[] gzip = Gzip.gzip(body.getBytes(StandardCharsets.UTF_8));
        for (String type : List.of("application/json", "application/x-ndjson", "text/plain", "x/y")) {
            JsonNode answer = server.send(
                            "POST",
                            "/api/s/document/stream",
                            HttpRequest.BodyPublishers.ofByteArray(gzip),
                            "Content-Type",
                            type,
                            "Content-Encoding",
                            "gzip")
                    .hasStatus(200)
                    .json();
            assertThat(answer.path("items_written").asInt()).isEqualTo(2);
        }
    }

    @Test
    void aLineOverTheLimitOfRecordsIsPassedOver() {
        String frame = "{\"id\":\"x\",\"doc\":{\"t\":\"\"}}";
        String fits = frame.replace("\"\"", "\"" + "x".repeat(RECORD_BYTES - frame.length()) + "\"");
        String over = fits.substring(0, 30) + "y" + fits.substring(30);
        JsonNode answer = stream(over + "\n" + fits + "\n" + over + over + over + "\n" + line(1) + "\n" + over);
        assertThat(answer.path("items_written").asInt()).isEqualTo(2);
        assertThat(answer.path("lines_received").asInt()).isEqualTo(5);
        assertThat(answer.path("errors")).hasSize(3);
        assertThat(answer.path("errors").get(1).asText())
                .isEqualTo("line 3: the line is longer than " + RECORD_BYTES + " bytes, the limit of record_bytes");
    }

    @Test
    void aFailureInTheMiddleTellsWhatWasWrittenBefore() {
        failFrom.set(3);
        String body = IntStream.range(0, 1_700).mapToObj(i -> line(i) + "\n").collect(Collectors.joining());
        JsonNode problem = server.post("/api/s/document/stream", body).problem(503, "no_quorum");
        assertThat(problem.path("items_written").asInt()).isEqualTo(1_000);
        assertThat(problem.path("batches").asInt()).isEqualTo(2);
        assertThat(problem.path("lines_received").asInt()).isEqualTo(1_500);
    }

    /** Were the body held, the batches' bytes would tell: 300 MB pass, and at no time are more than 4 MB handed over. */
    @Test
    void aBodyOfAnySizePassesInBoundedBatches() {
        AtomicInteger largest = new AtomicInteger();
        try (TestServer sink = TestServer.with()
                .store(store -> new WatchedDocumentStore(
                        store,
                        items -> {
                            int bytes = items.stream()
                                    .mapToInt(item -> ((BulkItem.Write) item)
                                            .write()
                                            .source()
                                            .length())
                                    .sum();
                            largest.accumulateAndGet(bytes, Math::max);
                        },
                        () -> {}))
                .start()) {
            GeneratedLines lines = new GeneratedLines(300 << 20, 30_000);
            JsonNode answer = sink.send(
                            "POST", "/api/s/document/stream", HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                    .hasStatus(200)
                    .json();
            assertThat(answer.path("status").asText()).isEqualTo("ok");
            assertThat(answer.path("items_written").asLong()).isEqualTo(lines.count());
            assertThat(largest.get()).isBetween(3 << 20, 4 << 20);
        }
    }

    /** The store takes as long as the server takes to give up a connection that is idle indeed. */
    @Test
    void aSenderWhoMustWaitForTheStoreIsNotTakenForOneWhoIsLate() {
        AtomicReference<TestServer> server = new AtomicReference<>();
        try (TestServer impatient = TestServer.with()
                .settings(settings -> settings.idleTimeout(Duration.ofMillis(300)))
                .store(store -> new WatchedDocumentStore(
                        store, batch -> awaitIdleTimeout(server.get().port()), () -> {}))
                .start()) {
            server.set(impatient);
            GeneratedLines lines = new GeneratedLines(9 << 20, 30_000);
            JsonNode answer = impatient
                    .send("POST", "/api/s/document/stream", HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                    .hasStatus(200)
                    .json();
            assertThat(answer.path("batches").asInt()).isEqualTo(3);
            assertThat(answer.path("items_written").asLong()).isEqualTo(lines.count());
        }
    }

    private static void awaitIdleTimeout(int port) {
        try (RawClient idle = new RawClient(port)) {
            assertThat(idle.socket().getInputStream().read())
                    .as("closed by the server")
                    .isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Many lines that are never all there; the same few ids, so that the store does not keep them either. */
    private static final class GeneratedLines extends InputStream {
        private final byte[] line;
        private final long count;
        private long left;
        private int at;

        GeneratedLines(long bytes, int lineBytes) {
            this.line = ("{\"id\":\"same\",\"doc\":{\"t\":\"" + "x".repeat(lineBytes) + "\"}}\n")
                    .getBytes(StandardCharsets.UTF_8);
            this.count = bytes / line.length;
            this.left = count * line.length;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, line.length - at), left);
            System.arraycopy(line, at, target, offset, count);
            at = (at + count) % line.length;
            left -= count;
            return count;
        }
    }
}
