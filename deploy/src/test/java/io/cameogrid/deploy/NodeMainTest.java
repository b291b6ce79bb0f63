package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.deploy.config.CameoGridConfig;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.Machine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMainTest {
    private static final URI ADDRESS = URI.create("http://localhost:1234");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void nodeIsClosedInReverseOrderWhenItsWorkIsDone() {
        List<String> closed = new ArrayList<>();
        RunningNode node =
                new RunningNode(ADDRESS, Map.of(), List.of(() -> closed.add("grid"), () -> closed.add("rest")));

        int exitCode = new NodeMain(config -> node, console).run(config(directory), address -> OptionalInt.of(7));

        assertThat(exitCode).isEqualTo(7);
        assertThat(closed).containsExactly("rest", "grid");
    }

    @Test
    void nodeIsClosedWhenItsWorkFails() {
        List<String> closed = new ArrayList<>();
        RunningNode node = new RunningNode(ADDRESS, Map.of(), List.of(() -> closed.add("grid")));
        NodeMain program = new NodeMain(config -> node, console);

        assertThatThrownBy(() -> program.run(config(directory), address -> {
                    throw new IllegalStateException("work failed");
                }))
                .hasMessage("work failed");
        assertThat(closed).containsExactly("grid");
        DataDirectoryLock.acquire(directory).close();
    }

    @Test
    void everyPartIsClosedEvenIfOneFails() {
        List<String> closed = new ArrayList<>();
        RunningNode node = new RunningNode(ADDRESS, Map.of(), List.of(() -> closed.add("grid"), () -> {
            throw new IllegalStateException("stuck");
        }));

        assertThatThrownBy(node::close).hasRootCauseMessage("stuck");
        assertThat(closed).containsExactly("grid");
    }

    @Test
    void bannerSaysWhereTheNodeIsAndWhatItUses() {
        RunningNode node = new RunningNode(ADDRESS, Map.of("heap", "512 MB"), List.of());

        new NodeMain(config -> node, console).run(config(directory), address -> OptionalInt.of(0));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("CameoGrid .* is ready at http://localhost:1234  \\(started in [0-9.]+ s\\)")
                .contains("  heap  512 MB");
    }

    @Test
    void sigtermClosesTheNodeAndEndsTheProcessWithZero() throws Exception {
        try (ChildProcess server = ChildProcess.java(Server.class, directory.toString())) {
            server.awaitLine("is ready at");
            server.terminate();

            assertThat(server.awaitExit()).as(server.seen()).isZero();
            assertThat(server.seen()).containsSubsequence("Stopping", "grid is closed", "Stopped in");
            assertThat(directory.resolve("log/cameogrid.log")).isRegularFile();
        }
    }

    @Test
    void sigtermDuringTheStartEndsTheProcessWithZero() throws Exception {
        try (ChildProcess server = ChildProcess.java(SlowStarter.class, directory.toString())) {
            server.awaitLine("starting slowly");
            server.terminate();

            assertThat(server.awaitExit()).as(server.seen()).isZero();
        }
    }

    @Test
    void logGoesToAFileWithAllAndToTheConsoleWithWhatMatters() throws Exception {
        try (ChildProcess server = ChildProcess.java(Server.class, directory.toString())) {
            server.awaitLine("is ready at");
            server.terminate();
            server.awaitExit();

            assertThat(server.seen())
                    .contains("ours at info", "theirs at warn", "in a line ...")
                    .doesNotContain("theirs at info", "and more lines", "with a stack");
            assertThat(Files.readString(directory.resolve("log/cameogrid.log")))
                    .contains("ours at info", "theirs at warn", "theirs at info", "and more lines", "with a stack");
        }
    }

    private static CameoGridConfig config(Path directory) {
        return new ConfigLoader(directory, directory.resolve("none"), Map.of(), Machine.here())
                .load(Optional.empty(), List.of(new FlagValue("--data", "storage.data_paths", directory.toString())))
                .config();
    }

    /** A process with a node that does nothing. */
    static final class Server {
        public static void main(String[] arguments) {
            io.cameogrid.deploy.logging.ProgramLog.toConsole();
            PrintStream out = System.out;
            RunningNode node = new RunningNode(ADDRESS, Map.of(), List.of(() -> out.println("grid is closed")));
            NodeStarter starter = config -> {
                org.slf4j.LoggerFactory.getLogger("io.cameogrid.any").info("ours at info");
                org.slf4j.LoggerFactory.getLogger("org.apache.ignite.any").info("theirs at info");
                java.util.logging.Logger.getLogger("org.glassfish.any").warning("theirs at warn");
                org.slf4j.LoggerFactory.getLogger("org.apache.ignite.any")
                        .error("in a line\nand more lines", new IllegalStateException("with a stack"));
                return node;
            };
            System.exit(new NodeMain(starter, out).run(config(Path.of(arguments[0])), address -> OptionalInt.empty()));
        }
    }

    /** A process whose node is not there yet. */
    static final class SlowStarter {
        public static void main(String[] arguments) {
            NodeStarter starter = config -> {
                System.out.println("starting slowly");
                try {
                    new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("interrupted");
            };
            new NodeMain(starter, System.out).run(config(Path.of(arguments[0])), address -> OptionalInt.empty());
        }
    }
}
