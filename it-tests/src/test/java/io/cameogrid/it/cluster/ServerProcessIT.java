package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerNode;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of clusters do to a node is what they say: it is killed, stopped, stands still, loses its disk. */
final class ServerProcessIT {
    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(1);

    @Test
    void aNodeIsKilledStartedPausedStoppedAndWiped() throws Exception {
        cluster.startAll();
        ServerNode node = cluster.node(1);
        put(node.rest(), "a");

        node.kill();
        assertThat(node.running()).isFalse();
        assertThat(node.health()).isEmpty();
        node.start();
        assertThat(get(node.rest(), "a")).isEqualTo(200);

        node.pause();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> get(node.rest(), "a"));
        node.resume();
        assertThat(answer.get()).isEqualTo(200);

        assertThat(node.terminate()).as("exit code").isIn(0, 143);
        node.wipe();
        node.start();
        assertThat(get(cluster.client(), "a")).isEqualTo(404);
        put(cluster.client(), "b");
        assertThat(get(cluster.client(), "b")).isEqualTo(200);
    }

    private static void put(RestClient client, String id) throws Exception {
        RestClient.Answer answer = client.send("PUT", "/api/words/documents/" + id, "{\"word\":\"one\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    private static int get(RestClient client, String id) {
        try {
            return client.get("/api/words/documents/" + id).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
