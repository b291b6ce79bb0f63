package io.cameogrid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameogrid.deploy.cli.CameoGridProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** The program {@code cameogrid server} in a process of its own, with every setting by default, spoken to by HTTP. */
public final class ServerProgram implements AutoCloseable {
    private final JavaProcess process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private ServerProgram(JavaProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** What the server said to a request. */
    public record Answer(int status, JsonNode body) {}

    /**
     * Starts the program and waits until it is ready.
     *
     * @param heap as in {@code -Xmx}
     */
    public static ServerProgram start(Path data, Path output, String heap) {
        int port = FreePort.find();
        JavaProcess process = JavaProcess.start(
                CameoGridProgram.class,
                heap,
                output,
                List.of("server", "--data", data.toString(), "--http-port", Integer.toString(port)));
        ServerProgram server = new ServerProgram(process, URI.create("http://127.0.0.1:" + port));
        Eventually.until("the server is ready", server::ready);
        return server;
    }

    private boolean ready() throws InterruptedException {
        assertThat(process.running())
                .as(() -> String.join("\n", process.lines()))
                .isTrue();
        try {
            return get("/readyz").status() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    /** Sends the body as it is read, in chunks. */
    public Answer send(String method, String path, InputStream body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofInputStream(() -> body))
                .build());
    }

    /** The answer to a search. */
    public JsonNode search(String index, String query, int limit) throws IOException, InterruptedException {
        String body =
                json.createObjectNode().put("query", query).put("limit", limit).toString();
        Answer answer = send(HttpRequest.newBuilder(address.resolve("/api/" + index + "/search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status())
                .as("search for %s: %s", query, answer.body())
                .isEqualTo(200);
        return answer.body();
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    /** Everything that it has printed and logged so far. */
    public List<String> lines() {
        return process.lines();
    }

    public boolean running() {
        return process.running();
    }

    @Override
    public void close() {
        client.close();
        process.terminate();
    }
}
