package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How servers become one cluster, and become one again after they were cut off. */
final class FormingIT {
    private static final int DETECTION_MILLIS = 3_000;

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3)
            .with("network.cluster.failure_detection_timeout_ms", Integer.toString(DETECTION_MILLIS));

    /** {@code -Dcameogrid.test.trials=50} makes more of them. */
    static IntStream trials() {
        return IntStream.rangeClosed(1, Integer.getInteger("cameogrid.test.trials", 2));
    }

    @ParameterizedTest(name = "trial {0}")
    @MethodSource("trials")
    void threeNodesThatStartAtOnceAreOneCluster(int trial) {
        cluster.startAll();

        assertThat(cluster.nodes()).as("trial %s", trial).allMatch(node -> sees(node, 3));
    }

    @Test
    void nodeWithoutAMajorityAnswersAndSaysWhomItWaitsFor() throws Exception {
        ServerNode first = cluster.node(1);
        first.launch();
        Eventually.until(
                "the first node says that it waits for the others",
                () -> status(first, "/readyz") == 503
                        && first.rest().get("/readyz").body().toString().contains(entry(2)));

        RestClient.Answer answer = first.rest().get("/readyz");
        assertThat(answer.body().path("code").asText()).isEqualTo("not_ready");
        assertThat(answer.body().toString()).contains(entry(2), entry(3));
        assertThat(status(first, "/livez")).isEqualTo(200);
        assertThat(status(first, "/api/words/documents/a")).isEqualTo(503);

        cluster.node(2).launch();
        cluster.node(3).launch();
        cluster.awaitGreen();
    }

    @Test
    void nodeThatStoodStillForTooLongComesBackByItself() {
        cluster.startAll();
        ServerNode third = cluster.node(3);

        third.pause();
        Eventually.until("the others go on without it", () -> sees(cluster.node(1), 2) && sees(cluster.node(2), 2));
        third.resume();

        cluster.awaitGreen();
        assertThat(third.lines()).anyMatch(line -> line.contains("This node starts anew"));
    }

    private static String entry(ServerNode node) {
        return node.address().getHost() + ":9580";
    }

    private String entry(int number) {
        return entry(cluster.node(number));
    }

    private static boolean sees(ServerNode node, int connected) {
        return node.health()
                .filter(health -> health.path("connected_nodes").asInt() == connected)
                .isPresent();
    }

    private static int status(ServerNode node, String path) throws Exception {
        try {
            return node.rest().get(path).status();
        } catch (java.io.IOException e) {
            return 0; // It does not listen yet.
        }
    }
}
