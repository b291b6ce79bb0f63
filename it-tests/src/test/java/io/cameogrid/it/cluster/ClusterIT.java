package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.LedgerLoad;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three nodes form a cluster; a fourth joins, one leaves, one is killed and returns, all are killed and return in any order.
 * Through all of it clients write and search, and every answer that they get is right.
 */
final class ClusterIT {
    private static final int WRITERS = 2;
    private static final int SEARCHERS = 3;

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3).with("network.cluster.node_left_grace_secs", "2");

    @Test
    void aClusterGrowsAndShrinksAndLosesNodesAndIsRightAllTheTime() throws Exception {
        cluster.startAll();
        ServedIndex served = ServedIndex.create(cluster, seed);
        ServerNode fourth = cluster.node(4);
        try (LedgerLoad load = served.load(WRITERS, SEARCHERS)) {
            load.awaitProgress(100, 100);

            fourth.start();
            cluster.awaitGreen();
            load.awaitProgress(50, 50);

            ServerNode leaver = voter();
            leaver.terminate();
            cluster.awaitGreen();
            load.awaitProgress(50, 50);
            leaver.start();
            cluster.awaitGreen();

            ServerNode victim = voter();
            victim.kill();
            load.awaitProgress(50, 50);
            victim.start();
            cluster.awaitGreen();
            load.awaitProgress(50, 50);
        }
        assertThat(served.check()).isPositive();
    }

    @Test
    void allNodesDieAndReturnInAnyOrder() throws Exception {
        cluster.startAll();
        ServedIndex served = ServedIndex.create(cluster, seed);
        try (LedgerLoad load = served.load(WRITERS, SEARCHERS)) {
            load.awaitProgress(100, 50);
            List<ServerNode> order = new ArrayList<>(cluster.nodes());
            Collections.shuffle(order, random);
            order.forEach(ServerNode::kill);
            Collections.shuffle(order, random);
            order.forEach(ServerNode::launch);
            cluster.awaitGreen();
            load.awaitProgress(50, 50);
        }
        assertThat(served.check()).isPositive();
        searchesWithARoutingKeyTouchOnePartitionOfOneNode();
    }

    /** Each is answered by the one node that has the partition; another one that is asked passes it on. */
    private void searchesWithARoutingKeyTouchOnePartitionOfOneNode() throws Exception {
        for (int i = 0; i < 12; i++) {
            String body = "{\"id\":\"o%d\",\"routing_key\":\"k%d\",\"doc\":{\"word\":\"one\"}}".formatted(i, i % 4);
            RestClient.Answer put = cluster.node(1).rest().send("PUT", "/api/orders/document", body);
            assertThat(put.status()).as("%s", put.body()).isEqualTo(201);
        }
        for (int key = 0; key < 4; key++) {
            List<Integer> contacted = new ArrayList<>();
            for (ServerNode node : cluster.running()) {
                String body = "{\"query\":\"word:one\",\"routing_key\":\"k%d\"}".formatted(key);
                RestClient.Answer found = node.rest().send("POST", "/api/orders/search", body);
                assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
                assertThat(found.body().path("hits").findValuesAsText("id"))
                        .as("found of k%d by %s", key, node)
                        .containsExactlyInAnyOrder("o" + key, "o" + (key + 4), "o" + (key + 8));
                JsonNode stats = found.body().path("stats");
                assertThat(stats.path("shards").path("total").asInt()).isEqualTo(1);
                contacted.add(stats.path("nodes").path("contacted").asInt());
            }
            assertThat(contacted).as("nodes that took part in k%d", key).containsExactlyInAnyOrder(1, 2, 2);
        }
    }

    private ServerNode voter() {
        return cluster.node(1 + random.nextInt(3));
    }
}
