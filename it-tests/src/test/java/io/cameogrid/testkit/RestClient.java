package io.cameogrid.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Speaks to servers by HTTP: to one, or to several in turn. One that retries does it once, at the next server, as a
 * client should that is refused or loses its connection.
 *
 * <p>Threads: any number at a time.
 */
public final class RestClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGER_THAN_ANY_REQUEST = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_ANY_STREAM = Duration.ofHours(1);
    private static final Set<Integer> WORTH_A_RETRY = Set.of(429, 503);

    private final Supplier<List<URI>> servers;
    private final Optional<Consumer<String>> retries;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGER_THAN_ANY_REQUEST)
            .build();
    private final AtomicInteger turn = new AtomicInteger();

    private RestClient(Supplier<List<URI>> servers, Optional<Consumer<String>> retries, Duration patience) {
        this.servers = servers;
        this.retries = retries;
        this.patience = patience;
    }

    /** What a server said to a request. */
    public record Answer(int status, JsonNode body) {
        /** Whether the request was granted. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** The code of a problem; empty if it is none. */
        public String code() {
            return body.path("code").asText();
        }
    }

    /** Of one server. */
    public static RestClient of(URI server) {
        return of(server, LONGER_THAN_ANY_REQUEST);
    }

    /** Of one server, which has so much time for an answer. */
    public static RestClient of(URI server, Duration patience) {
        return new RestClient(() -> List.of(server), Optional.empty(), patience);
    }

    /** Of several servers: each request goes to the next one. */
    public static RestClient ofAny(List<URI> servers) {
        List<URI> all = List.copyOf(servers);
        return new RestClient(() -> all, Optional.empty(), LONGER_THAN_ANY_REQUEST);
    }

    /** As {@link #ofAny}; what fails without an answer, or is refused for the moment, is sent once more. */
    public static RestClient retrying(List<URI> servers) {
        List<URI> all = List.copyOf(servers);
        return balanced(() -> all, why -> {});
    }

    /**
     * As {@link #retrying}, of those servers that are in service when a request is sent: what a load balancer does.
     *
     * @param inService never empty
     * @param retried hears why a request was sent once more
     */
    public static RestClient balanced(Supplier<List<URI>> inService, Consumer<String> retried) {
        return new RestClient(inService, Optional.of(retried), LONGER_THAN_ANY_REQUEST);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer send(String method, String path, String json) throws IOException, InterruptedException {
        return send(method, path, BodyPublishers.ofString(json));
    }

    /** Sends the body as it is read, in chunks; it cannot be sent twice. */
    public Answer send(String method, String path, InputStream body) throws IOException, InterruptedException {
        return sendOnce(
                turn.getAndIncrement(), method, path, BodyPublishers.ofInputStream(() -> body), LONGER_THAN_ANY_STREAM);
    }

    private Answer send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        int first = turn.getAndIncrement();
        if (retries.isEmpty()) {
            return sendOnce(first, method, path, body, patience);
        }
        try {
            Answer answer = sendOnce(first, method, path, body, patience);
            if (!WORTH_A_RETRY.contains(answer.status())) {
                return answer;
            }
            retries.get()
                    .accept(answer.status() + " " + answer.code() + ": "
                            + answer.body().path("detail").asText());
        } catch (IOException e) {
            // The next server may well answer.
            retries.get().accept(e.toString());
        }
        return sendOnce(first + 1, method, path, body, patience);
    }

    private Answer sendOnce(int number, String method, String path, BodyPublisher body, Duration timeout)
            throws IOException, InterruptedException {
        List<URI> inService = servers.get();
        URI server = inService.get(Math.floorMod(number, inService.size()));
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
