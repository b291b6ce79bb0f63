package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.ServerNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster with a secret lets nobody in who does not know it. */
final class SecretIT {
    private static final String SECRET = "network.cluster.secret";
    private static final int PORT = 9580;

    @RegisterExtension
    static final ClusterProgram CLUSTER = ClusterProgram.of(3)
            .with("network.cluster.failure_detection_timeout_ms", "3000")
            .with(SECRET, "'correct horse battery'");

    @BeforeAll
    static void startTwo() {
        CLUSTER.startFirst(2);
    }

    @Test
    void oneWithAnotherSecretIsKeptOutWithTheReason() {
        ServerNode stranger = CLUSTER.node(3, settings -> settings.put(SECRET, "'correct horse batterz'"));
        stranger.launch();

        assertThat(stranger.awaitExit()).isEqualTo(1);
        assertThat(stranger.lines())
                .anyMatch(line -> line.startsWith("cameogrid: ") && line.contains("another network.cluster.secret"))
                .noneMatch(line -> line.contains("horse"));
        CLUSTER.awaitGreen();
    }

    @Test
    void oneWithoutTheSecretIsKeptOut() {
        ServerNode stranger = CLUSTER.node(4, settings -> settings.remove(SECRET));
        stranger.launch();
        Eventually.until(
                "the one without a secret says that it waits",
                () -> stranger.lines().stream().anyMatch(line -> line.contains("looks for its cluster")));
        Garbage.send(CLUSTER.node(1).address().getHost(), PORT);

        assertThat(CLUSTER.node(1).health())
                .hasValueSatisfying(health ->
                        assertThat(health.path("connected_nodes").asInt()).isEqualTo(2));
        assertThat(stranger.ready()).isFalse();
        stranger.kill();
        CLUSTER.awaitGreen();
    }
}
