package io.cameogrid.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Talks to a node as any program would: over HTTP. Threads: one. */
final class DemoClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    DemoClient(URI address) {
        this.address = address;
    }

    /** The number of documents of an index; zero if there is no such index. */
    long documents(String index) {
        HttpResponse<String> response = send(request(searchPath(index, "*", 0)).GET());
        return response.statusCode() == 404
                ? 0
                : body(response).path("total_hits").asLong();
    }

    /** Sends documents, one a line; gives the answer of {@code document/stream}. */
    JsonNode load(String index, Supplier<InputStream> lines) {
        return body(send(request("/api/" + index + "/document/stream")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(lines))));
    }

    JsonNode search(String index, String query, int limit) {
        return body(send(request(searchPath(index, query, limit)).GET()));
    }

    /** The command that does the same search. */
    String curl(String index, String query, int limit) {
        return "curl -sG " + address + "/api/" + index + "/search -d limit=" + limit + " --data-urlencode 'q=" + query
                + "'";
    }

    private static String searchPath(String index, String query, int limit) {
        return "/api/" + index + "/search?limit=" + limit + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return http.send(built, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CameoGridException(
                    ErrorCode.NOT_READY, built.uri() + " did not answer (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CameoGridException(ErrorCode.NOT_READY, "interrupted while waiting for " + built.uri(), e);
        }
    }

    private JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new CameoGridException(
                    ErrorCode.NOT_READY,
                    response.request().method() + " " + response.uri() + " answered " + response.statusCode() + ": "
                            + response.body());
        }
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CameoGridException(ErrorCode.NOT_READY, response.uri() + " did not answer JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
