package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not let into a cluster, is told why, and does no harm to it. */
final class RefusalIT {
    private static final String NAME = "network.cluster.cluster_name";
    private static final String SECRET = "network.cluster.secret";
    private static final int PORT = 9580;
    private static final int GUESTS = 300;
    private static final int MOST_GARBAGE = 10_000;

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3).with("network.cluster.failure_detection_timeout_ms", "3000");

    @Test
    void nodeOfAnotherClusterEndsWithTheReasonOnBothSides() {
        startTwo();

        ServerNode stranger = cluster.with(NAME, "'others'").node(3);
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines())
                .anyMatch(line -> line.startsWith("cameogrid: the store in ")
                        && line.contains("did not start: it was refused by node 'n")
                        && line.contains(
                                "network.cluster.cluster_name is 'others' on one side and 'tests' on the other"));
        assertThat(cluster.node(1).lines().stream().anyMatch(refusalOf("n3"))
                        || cluster.node(2).lines().stream().anyMatch(refusalOf("n3")))
                .isTrue();
        cluster.awaitGreen();
    }

    @Test
    void nodeWithOtherVotersIsRefused() {
        startTwo();

        ServerNode stranger = cluster.with("network.cluster.cluster_nodes", "['" + host(1) + "']")
                .node(3);
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines()).anyMatch(line -> line.contains("use the same list on every node"));
        cluster.awaitGreen();
    }

    @Test
    void copyOfADataDirectoryIsRefusedWhileTheOriginalRuns() {
        startTwo();
        cluster.node(2).terminate();
        copy(cluster.node(2).data(), cluster.node(3).data());
        cluster.node(2).start();
        cluster.awaitGreen();

        cluster.node(3).launch();

        assertThat(cluster.node(3).awaitExit()).isEqualTo(1);
        assertThat(cluster.node(3).lines())
                .anyMatch(line -> line.contains("give every node a data directory of its own"));
        cluster.awaitGreen();
    }

    @Test
    void nodesWithTheSecretFormAClusterAndOneWithAnotherIsKeptOut() {
        cluster.with(SECRET, "'correct horse battery'");
        startTwo();

        ServerNode stranger = cluster.with(SECRET, "'correct horse batterz'").node(3);
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines())
                .anyMatch(line -> line.startsWith("cameogrid: ") && line.contains("another network.cluster.secret"))
                .noneMatch(line -> line.contains("horse"));
        cluster.awaitGreen();
    }

    @Test
    void nodeWithoutTheSecretIsKeptOut() throws Exception {
        cluster.node(3);
        cluster.with(SECRET, "'correct horse battery'");
        startTwo();

        cluster.node(3).launch();
        Eventually.until(
                "the one without a secret says that it waits",
                () -> cluster.node(3).lines().stream().anyMatch(line -> line.contains("looks for its cluster")));
        garbage(host(1), PORT);

        assertThat(cluster.node(1).health())
                .hasValueSatisfying(health ->
                        assertThat(health.path("connected_nodes").asInt()).isEqualTo(2));
        assertThat(cluster.node(3).ready()).isFalse();
    }

    @Test
    void garbageAtThePortsIsDropped() {
        startTwo();

        garbage(host(1), PORT);
        garbage(host(1), PORT + 1);

        assertThat(cluster.node(1).lines()).noneMatch(line -> line.contains("java.lang.OutOfMemoryError"));
        cluster.awaitGreen();
    }

    private void startTwo() {
        cluster.node(1).launch();
        cluster.node(2).launch();
        cluster.awaitGreen();
    }

    private String host(int number) {
        return cluster.node(number).address().getHost();
    }

    private static Predicate<String> refusalOf(String label) {
        return line -> line.contains("Refused node '" + label + "'");
    }

    /** Bytes of all kinds; some begin as Ignite's own messages do. */
    private static void garbage(String host, int port) {
        Random random = new Random(7);
        for (int guest = 0; guest < GUESTS; guest++) {
            byte[] bytes = new byte[1 + random.nextInt(MOST_GARBAGE)];
            random.nextBytes(bytes);
            if (guest % 3 == 0 && bytes.length > 4) {
                bytes[0] = 0;
                bytes[1] = 0;
                bytes[2] = 0x47;
                bytes[3] = 0x47;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port));
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                // It was dropped before all was written, as it should be.
            }
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
