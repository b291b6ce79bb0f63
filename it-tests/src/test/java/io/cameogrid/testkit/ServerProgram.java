package io.cameogrid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cameogrid.deploy.cli.CameoGridProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The program {@code cameogrid server} in a process of its own, with every setting by default, spoken to by HTTP. */
public final class ServerProgram implements AutoCloseable {
    private final JavaProcess process;
    private final RestClient client;

    private ServerProgram(JavaProcess process, URI address) {
        this.process = process;
        this.client = RestClient.of(address);
    }

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

    public RestClient.Answer get(String path) throws IOException, InterruptedException {
        return client.get(path);
    }

    /** Sends the body as it is read, in chunks. */
    public RestClient.Answer send(String method, String path, InputStream body)
            throws IOException, InterruptedException {
        return client.send(method, path, body);
    }

    /** The answer to a search. */
    public JsonNode search(String index, String query, int limit) throws IOException, InterruptedException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("query", query)
                .put("limit", limit)
                .toString();
        RestClient.Answer answer = client.send("POST", "/api/" + index + "/search", body);
        assertThat(answer.status())
                .as("search for %s: %s", query, answer.body())
                .isEqualTo(200);
        return answer.body();
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
