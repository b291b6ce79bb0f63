package io.cameogrid.rest;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.rest.server.RestConfig;
import io.cameogrid.rest.server.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A server on a free port over façades in memory, and a client for it. */
final class TestServer implements AutoCloseable {
    final MemoryIndexCatalog catalog = new MemoryIndexCatalog();
    final MemoryDocumentStore store = new MemoryDocumentStore(catalog);
    final MemorySearchEngine engine = new MemorySearchEngine(catalog);
    final MemoryClusterView cluster = new MemoryClusterView();
    final RestServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(Parts parts) {
        DocumentStore ownStore = parts.store.apply(store);
        SearchEngine ownEngine = parts.engine.apply(engine);
        RestConfig config = parts.settings
                .apply(RestConfig.builder().port(0).drainTimeout(Duration.ofSeconds(5)))
                .build();
        this.server = new RestServer(config, ownStore, ownEngine, catalog, cluster, new MemoryClusterAdmin());
    }

    /** What a test replaces. */
    static final class Parts {
        private UnaryOperator<DocumentStore> store = UnaryOperator.identity();
        private UnaryOperator<SearchEngine> engine = UnaryOperator.identity();
        private UnaryOperator<RestConfig.Builder> settings = UnaryOperator.identity();

        Parts store(UnaryOperator<DocumentStore> wrapper) {
            store = wrapper;
            return this;
        }

        Parts engine(UnaryOperator<SearchEngine> wrapper) {
            engine = wrapper;
            return this;
        }

        Parts settings(UnaryOperator<RestConfig.Builder> changes) {
            settings = changes;
            return this;
        }

        TestServer start() {
            TestServer server = new TestServer(this);
            try {
                server.server.start();
            } catch (IOException e) {
                server.close();
                throw new UncheckedIOException(e);
            }
            return server;
        }
    }

    static Parts with() {
        return new Parts();
    }

    static TestServer start() {
        return with().start();
    }

    int port() {
        return server.port();
    }

    URI uri(String rawPath) {
        return URI.create("http://127.0.0.1:" + port() + rawPath);
    }

    HttpClient client() {
        return client;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    /** @param headers names and values in turn */
    Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers()::firstValue, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
