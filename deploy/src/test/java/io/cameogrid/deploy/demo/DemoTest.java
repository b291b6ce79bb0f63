package io.cameogrid.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as a node does; against a real node it is tested by the command itself. */
class DemoTest {
    private static final String LINES = "{\"id\":\"a\",\"doc\":{\"t\":\"x\"}}\n{\"id\":\"b\",\"doc\":{\"t\":\"x\"}}\n";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;
    private String loaded = "";
    private int documents;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/things/search", this::search);
        server.createContext("/api/things/document/stream", exchange -> {
            loaded = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            documents = 2;
            answer(exchange, 200, "{\"status\":\"ok\",\"items_written\":2}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void loadsTheDocumentsAndShowsEverySearchAsALineToCopy() {
        assertThat(run(DemoSearch.exactly(2, "Two things", "t:x", "a", "b"))).isTrue();

        assertThat(loaded).isEqualTo(LINES);
        assertThat(printed())
                .contains("Loading 2 things into the index \"things\"")
                .contains("  2 documents written in ")
                .contains("1. Two things\n   curl -sG " + address()
                        + "/api/things/search -d limit=10 --data-urlencode 'q=t:x'\n   2 hits in 1.5 ms\n")
                .contains("     {\"id\":\"a\",\"_score\":1.0,\"t\":\"" + "x".repeat(47) + "…\"}")
                .contains("All 1 searches found what they should.");
    }

    @Test
    void documentsThatAreThereAreNotLoadedAgain() {
        documents = 2;

        assertThat(run(DemoSearch.atLeast(1, "Two things", "t:x"))).isTrue();

        assertThat(loaded).isEmpty();
        assertThat(printed()).contains("The 2 things are already here.");
    }

    @Test
    void searchThatDoesNotFindWhatItShouldIsSaid() {
        assertThat(run(DemoSearch.exactly(3, "Three things", "t:x"), DemoSearch.atLeast(1, "One", "t:x", "a", "c")))
                .isFalse();

        assertThat(printed())
                .contains("WRONG: expected 3 hits, got 2")
                .contains("WRONG: not among the hits: c")
                .contains("2 of 2 searches did not find what they should.");
    }

    @Test
    void refusalOfTheServerIsShownAsItIs() {
        assertThatThrownBy(() -> run(DemoSearch.exactly(1, "Broken", "bad")))
                .hasMessageContaining("answered 400: {\"detail\":\"bad query\"}");
    }

    @Test
    void serverThatIsNotThereIsNamed() {
        URI address = address();
        server.stop(0);

        assertThatThrownBy(() -> new Demo(new Things(List.of()), new PrintStream(printed), false).run(address))
                .hasMessageStartingWith(address + "/api/things/search")
                .hasMessageContaining("did not answer");
    }

    private void search(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query.contains("q=bad")) {
            answer(exchange, 400, "{\"detail\":\"bad query\"}");
        } else if (documents == 0) {
            answer(exchange, 404, "{}");
        } else {
            String hits = "[{\"id\":\"a\",\"_score\":1.0,\"t\":\"" + "x".repeat(200) + "\"},{\"id\":\"b\"}]";
            answer(exchange, 200, "{\"total_hits\":" + documents + ",\"took_ms\":1.5,\"hits\":" + hits + "}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean run(DemoSearch... searches) {
        PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Demo(new Things(List.of(searches)), console, false).run(address());
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private record Things(List<DemoSearch> searches) implements DemoData {
        @Override
        public String index() {
            return "things";
        }

        @Override
        public String title() {
            return "things";
        }

        @Override
        public long count() {
            return 2;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8));
        }
    }
}
