package io.cameogrid.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.WrongAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Load against a server of the JDK. */
final class HttpLoadTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/length", exchange -> answer(exchange, 200, "{\"count\":17,\"errors\":[]}", false));
        server.createContext("/chunks", exchange -> answer(exchange, 200, "chunk ".repeat(50_000), true));
        server.createContext("/empty", exchange -> answer(exchange, 204, "", false));
        server.createContext("/bad", exchange -> answer(exchange, 503, "too much at once", false));
        server.createContext("/echo", HttpLoadTest::echo);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void answersOfEveryFormComeWholeOverOneConnection() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress())) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection.send(get("/length")).require(200).body())
                        .isEqualTo("{\"count\":17,\"errors\":[]}");
                assertThat(connection.send(get("/chunks")).body()).isEqualTo("chunk ".repeat(50_000));
                assertThat(connection.send(get("/empty")).require(204).body()).isEmpty();
                String text = "gr\u00fc\u00dfe ".repeat(30_000);
                assertThat(connection
                                .send(HttpRequest.of("POST", "/echo", text))
                                .body())
                        .isEqualTo(text);
            }
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void theFirstAnswerMayBeLong() throws IOException {
        String text = "long ".repeat(100_000);
        try (HttpConnection connection = new HttpConnection(server.getAddress())) {
            assertThat(connection.send(HttpRequest.of("POST", "/echo", text)).body())
                    .isEqualTo(text);
        }
    }

    @Test
    void numbersAndTextAreFoundInABody() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress())) {
            HttpAnswer answer = connection.send(get("/length"));

            assertThat(answer.numberAfter(ascii("\"count\":"))).isEqualTo(17);
            assertThat(answer.contains(ascii("\"errors\":[]"))).isTrue();
            assertThat(answer.contains(ascii("\"errors\":[1"))).isFalse();
            assertThatThrownBy(() -> answer.numberAfter(ascii("\"total\":")))
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("\"total\":")
                    .hasMessageContaining("\"count\":17");
        }
    }

    @Test
    void everySharedRequestIsSentOnce() throws IOException {
        List<byte[]> requests =
                IntStream.range(0, 500).mapToObj(i -> get("/length?" + i)).toList();

        ClosedLoop.Outcome outcome = ClosedLoop.run(workers(Requests.shared(requests, 4)), LONG, CpuClock.own());

        assertThat(outcome.latencies().count()).isEqualTo(500);
        assertThat(outcome.latencies().millis(0.5)).isPositive();
        assertThat(seen).hasSize(500);
        assertThat(clients).hasSize(4);
    }

    @Test
    void workersGoAroundAllRequestsEachFromElsewhere() {
        List<byte[]> requests = List.of(get("/a"), get("/b"), get("/c"), get("/d"));

        List<Iterator<byte[]>> around = Requests.around(requests, 2);

        for (int i = 0; i < 10; i++) {
            assertThat(around.getFirst().next()).isSameAs(requests.get(i % 4));
            assertThat(around.getLast().next()).isSameAs(requests.get((i + 2) % 4));
        }
    }

    @Test
    void workersStopWhenTheTimeIsOver() throws IOException {
        ClosedLoop.Outcome outcome = ClosedLoop.run(
                workers(Requests.around(List.of(get("/length")), 2)), Duration.ofMillis(200), CpuClock.own());

        assertThat(outcome.use().seconds()).isGreaterThanOrEqualTo(0.2);
        assertThat(outcome.latencies().count()).isPositive();
    }

    @Test
    void oneWrongAnswerFailsTheRun() throws IOException {
        List<HttpWorker> workers = workers(Requests.shared(List.of(get("/length"), get("/bad"), get("/length")), 2));

        assertThatThrownBy(() -> ClosedLoop.run(workers, LONG, CpuClock.own()))
                .isInstanceOf(WrongAnswerException.class)
                .hasMessageContaining("200")
                .hasMessageContaining("503: too much at once");
    }

    private List<HttpWorker> workers(List<Iterator<byte[]>> requests) throws IOException {
        List<HttpWorker> workers = new ArrayList<>();
        for (Iterator<byte[]> some : requests) {
            workers.add(new HttpWorker(server.getAddress(), some, answer -> answer.require(200)));
        }
        return workers;
    }

    private static byte[] get(String target) {
        return HttpRequest.of("GET", target);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void answer(HttpExchange exchange, int status, String body, boolean chunked) throws IOException {
        seen.add(exchange.getRequestURI().toString());
        clients.add(exchange.getRemoteAddress());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
