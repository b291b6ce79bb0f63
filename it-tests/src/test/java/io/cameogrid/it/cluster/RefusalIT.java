package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not let into a running cluster of two, is told why, and does no harm to it. */
final class RefusalIT {
    private static final String NAME = "network.cluster.cluster_name";
    private static final int PORT = 9580;

    @RegisterExtension
    static final ClusterProgram CLUSTER =
            ClusterProgram.of(3).with("network.cluster.failure_detection_timeout_ms", "3000");

    @BeforeAll
    static void startTwo() {
        CLUSTER.startFirst(2);
    }

    @Test
    void nodeOfAnotherClusterEndsWithTheReasonOnBothSides() {
        ServerNode stranger = stranger(3, NAME, "'others'");
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines())
                .anyMatch(line -> line.startsWith("cameogrid: the store in ")
                        && line.contains("did not start: it was refused by node 'n")
                        && line.contains(
                                "network.cluster.cluster_name is 'others' on one side and 'tests' on the other"));
        assertThat(CLUSTER.node(1).lines().stream().anyMatch(refusalOf("n3"))
                        || CLUSTER.node(2).lines().stream().anyMatch(refusalOf("n3")))
                .isTrue();
        CLUSTER.awaitGreen();
    }

    @Test
    void nodeWithOtherVotersIsRefused() {
        ServerNode stranger = stranger(4, "network.cluster.cluster_nodes", "['" + host(1) + "']");
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines()).anyMatch(line -> line.contains("use the same list on every node"));
        CLUSTER.awaitGreen();
    }

    @Test
    void copyOfADataDirectoryIsRefusedWhileTheOriginalRuns() {
        CLUSTER.node(2).terminate();
        copy(CLUSTER.node(2).data(), CLUSTER.node(5).data());
        CLUSTER.node(2).start();
        CLUSTER.awaitGreen();

        CLUSTER.node(5).launch();

        assertThat(CLUSTER.node(5).awaitExit()).isEqualTo(1);
        assertThat(CLUSTER.node(5).lines())
                .anyMatch(line -> line.contains("give every node a data directory of its own"));
        CLUSTER.awaitGreen();
    }

    @Test
    void garbageAtThePortsIsDropped() {
        Garbage.send(host(1), PORT);
        Garbage.send(host(1), PORT + 1);

        assertThat(CLUSTER.node(1).lines()).noneMatch(line -> line.contains("java.lang.OutOfMemoryError"));
        CLUSTER.awaitGreen();
    }

    private static ServerNode stranger(int number, String key, String toml) {
        return CLUSTER.node(number, settings -> settings.put(key, toml));
    }

    private static String host(int number) {
        return CLUSTER.node(number).address().getHost();
    }

    private static Predicate<String> refusalOf(String label) {
        return line -> line.contains("Refused node '" + label + "'");
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
