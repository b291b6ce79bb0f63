package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.LedgerLoad;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each of three nodes is stopped in order and started again under load, or one is drained and stopped. Clients do what those
 * behind a load balancer do: they ask nodes that are in service, and once more if they are refused. None of their requests
 * fails.
 */
final class RollingRestartIT {
    /** {@code -Dcameogrid.test.rolling.rounds=10} for a long run. */
    private static final int ROUNDS = Integer.getInteger("cameogrid.test.rolling.rounds", 1);

    private final Seed seed = Seed.fresh();
    private final Queue<String> retried = new ConcurrentLinkedQueue<>();
    private final List<URI> inService = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    @Test
    void nodesAreRestartedWithoutAFailedRequest() throws Exception {
        ServedIndex served = started();
        try (LedgerLoad load = load(served)) {
            load.awaitProgress(100, 100);
            for (int round = 1; round <= ROUNDS; round++) {
                for (ServerNode node : cluster.nodes()) {
                    restart(node);
                    load.awaitProgress(50, 50);
                }
            }
            System.out.println("rolling restart: " + load + ", sent once more: " + retried);
            load.assertAllServed();
        }
        assertThat(served.check()).isPositive();
    }

    @Test
    void aNodeIsDrainedAndStoppedWithoutAFailedRequest() throws Exception {
        ServedIndex served = started();
        ServerNode node = cluster.node(3);
        try (LedgerLoad load = load(served)) {
            load.awaitProgress(100, 100);
            assertThat(cluster.node(1)
                            .rest()
                            .send("POST", "/_cluster/nodes/n3/_drain", "")
                            .status())
                    .isEqualTo(202);
            Eventually.until("node 3 is drained", () -> state("n3").equals("drained"));
            load.awaitProgress(50, 50);
            assertThat(node.terminate()).as("exit code of %s", node).isZero();
            inService.remove(node.address());
            load.awaitProgress(50, 50);
            System.out.println("drain: " + load + ", sent once more: " + retried);
            load.assertAllServed();
        }
        assertThat(served.check()).isPositive();
    }

    private ServedIndex started() {
        cluster.startAll();
        cluster.nodes().forEach(node -> inService.add(node.address()));
        return ServedIndex.create(cluster, seed);
    }

    private LedgerLoad load(ServedIndex served) {
        RestClient client = RestClient.balanced(() -> inService, retried::add);
        return LedgerLoad.through(List.of(client), served.index(), served.ledger(), seed, 2, 3);
    }

    private String state(String node) throws Exception {
        for (JsonNode status :
                cluster.node(1).rest().get("/_cluster/nodes").body().path("nodes")) {
            if (status.path("node_name").asText().equals(node)) {
                return status.path("state").asText();
            }
        }
        throw new AssertionError("there is no node " + node);
    }

    /** The node is not taken out of service before: that it stops is what clients find out by themselves. */
    private void restart(ServerNode node) {
        assertThat(node.terminate()).as("exit code of %s", node).isZero();
        inService.remove(node.address());
        node.start();
        Eventually.until(node + " is in service", node::ready);
        inService.add(node.address());
        cluster.awaitGreen();
    }
}
