package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.deploy.cli.CameoGridProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, under the flags that the launcher gives it. */
class ProgramIT {
    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void demoFindsEverythingAndASecondRunFindsItsDocumentsThere() throws Exception {
        try (ChildProcess first = program("demo", "--once", "--http-port", "0")) {
            assertThat(first.awaitExit()).as(first.seen()).isZero();
            assertThat(first.seen())
                    .contains("587 documents written", "All 6 searches found what they should.")
                    .doesNotContain("WARN ", "ERROR ");
        }
        try (ChildProcess second = program("demo", "--once", "--http-port", "0")) {
            assertThat(second.awaitExit()).as(second.seen()).isZero();
            assertThat(second.seen())
                    .contains("The 587 well-known books are already here.", "All 6 searches found what they should.");
        }
    }

    @Test
    void serverThatWasToldToStopHasItsDocumentsAtTheNextStart() throws Exception {
        try (ChildProcess server = program("server", "--http-port", "0")) {
            String address = addressOf(server);
            assertThat(put(address + "/api/things/documents/a", "{\"name\": \"kept\"}"))
                    .isEqualTo(201);
            server.terminate();
            assertThat(server.awaitExit()).as(server.seen()).isZero();
        }
        assertThat(stopOrder())
                .as("requests end before the store does")
                .containsSubsequence("Stopped oejs.Server", "Stopped cache");

        try (ChildProcess server = program("server", "--http-port", "0")) {
            assertThat(get(addressOf(server) + "/api/things/search?q=name:kept"))
                    .contains("\"total_hits\":1");
        }
    }

    @Test
    void serverThatWasKilledHasItsDocumentsAtTheNextStart() throws Exception {
        try (ChildProcess server = program("server", "--http-port", "0")) {
            assertThat(put(addressOf(server) + "/api/things/documents/a", "{\"name\": \"kept\"}"))
                    .isEqualTo(201);
            server.kill();
        }

        try (ChildProcess server = program("server", "--http-port", "0")) {
            assertThat(get(addressOf(server) + "/api/things/search?q=name:kept"))
                    .contains("\"total_hits\":1");
        }
    }

    @Test
    void secondServerOnTheSameDirectoryIsRefusedAtOnce() throws Exception {
        try (ChildProcess server = program("server", "--http-port", "0")) {
            String address = addressOf(server);
            try (ChildProcess second = program("server", "--http-port", "0")) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.seen())
                        .contains(
                                "cameogrid: the data directory " + directory.toRealPath() + "/data/cameogrid is in use",
                                "by process " + server.pid() + " (" + address);
            }
            String port = String.valueOf(URI.create(address).getPort());
            try (ChildProcess third = program("server", "--http-port", port, "--data", "other")) {
                assertThat(third.awaitExit()).isEqualTo(1);
                assertThat(third.seen())
                        .contains("cameogrid: cannot listen on 127.0.0.1:" + port)
                        .contains("choose another with --http-port");
            }
        }
    }

    private ChildProcess program(String... arguments) throws IOException {
        Path conf = ProjectFiles.root().resolve("deploy/src/main/dist/conf");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + conf.resolve("jvm.options")));
        if (Runtime.version().feature() >= 24) {
            command.add("@" + conf.resolve("jvm-24.options"));
        }
        command.add("@" + conf.resolve("heap.options"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CameoGridProgram.class.getName()));
        command.addAll(List.of(arguments));
        return ChildProcess.of(new ProcessBuilder(command).directory(directory.toFile()));
    }

    private static String addressOf(ChildProcess server) throws IOException {
        return server.awaitLine(" is ready at ").replaceAll(".* is ready at (http://[^ ]+).*", "$1");
    }

    private String stopOrder() throws IOException {
        return Files.readString(directory.resolve("data/cameogrid/log/cameogrid.log"));
    }

    private int put(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
