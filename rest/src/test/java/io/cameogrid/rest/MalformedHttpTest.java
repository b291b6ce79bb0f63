package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MalformedHttpTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .settings(settings -> settings.idleTimeout(Duration.ofMillis(700)))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /livez\r\n\r\n",
                "GET /livez HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /livez HTTP/1.1\r\n\r\n",
                "GET /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /livez HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /livez HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /livez HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
                "GET /li\u0001vez HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u0000T /livez HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /livez HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: rot13\r\n\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n{}",
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nExpect: the unexpected\r\nContent-Length: 2\r\n\r\n{}",
                "GET /livez%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /livez?%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /liv\u00e9z HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://other/livez HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../livez HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET livez HTTP/1.1\r\nHost: x\r\n\r\n",
                "get /livez HTTP/1.1\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedWithAProblem(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Answer answer = client.send(request).endOfInput().answer();
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            answer.problem(answer.status(), answer.json().path("code").asText());
            assertThat(answer.text()).doesNotContain("jetty", "org.");
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void anAcceptHeaderThatCannotBeReadIsNoSuccess() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("PUT /api/a/document HTTP/1.1\r\nHost: x\r\nAccept: ;;;\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 29\r\n\r\n{\"id\":\"accept\",\"doc\":{\"n\":1}}");
            client.answer().problem(400, "invalid_request");
        }
        assertThat(server.get("/api/a/documents/accept").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"a\":",
                "PUT /api/a/document HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
                "POST /api/a/_bulk HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n[{\"id\":\"trunc\",\"doc\":{}}",
                "POST /api/a/document/stream HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"id\":\"trunc\"",
                "POST /api/a/search HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
            })
    void aBodyThatBreaksOffOrStandsStillIsTheClientsError(String request) throws IOException {
        try (RawClient leaves = new RawClient(server.port());
                RawClient stalls = new RawClient(server.port())) {
            stalls.send(request);
            Answer stalled = stalls.answer();
            Answer left = leaves.send(request).endOfInput().answer();
            for (Answer answer : new Answer[] {left, stalled}) {
                if (answer.status() != 0) {
                    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
                }
            }
            assertThat(stalled.status()).isNotZero();
        }
        assertThat(server.get("/api/a/documents/trunc").status()).isEqualTo(404);
    }

    @Test
    void aBodyThatTricklesIsGivenUpThoughTheConnectionIsNeverIdle() throws Exception {
        try (TestServer impatient = TestServer.with()
                        .settings(settings -> settings.requestTimeout(Duration.ofMillis(200)))
                        .start();
                RawClient client = new RawClient(impatient.port())) {
            client.send("PUT /api/a/documents/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
            CompletableFuture<Void> trickle = CompletableFuture.runAsync(() -> {
                try {
                    while (true) {
                        client.send(" ");
                        LockSupport.parkNanos(5_000_000);
                    }
                } catch (IOException closed) {
                    // The server has had enough.
                }
            });
            JsonNode problem = client.answer().problem(400, "invalid_request");
            assertThat(problem.path("detail").asText()).contains("did not arrive in time");
            trickle.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredInTurn() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "PUT /api/a/documents/p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n{x}"
                    + "GET /version HTTP/1.1\r\nHost: x\r\n\r\n");
            client.answer().hasStatus(200);
            client.answer().problem(404, "not_found");
            client.answer().problem(400, "malformed_json");
            client.answer().hasStatus(200);
        }
    }

    @Test
    void oldHttpIsAnswered() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /livez HTTP/1.0\r\n\r\n");
            client.answer().hasStatus(200);
        }
    }
}
