package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Each of three nodes is stopped in order and started again under load. Clients do what clients behind a load balancer do: they
 * ask nodes that are in service, and once more if they are refused. None of their requests fails.
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
        cluster.startAll();
        cluster.nodes().forEach(node -> inService.add(node.address()));
        ServedIndex served = ServedIndex.create(cluster, seed);
        try (LedgerLoad load = LedgerLoad.through(
                List.of(RestClient.balanced(() -> inService, retried::add)),
                served.index(),
                served.ledger(),
                seed,
                2,
                3)) {
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
