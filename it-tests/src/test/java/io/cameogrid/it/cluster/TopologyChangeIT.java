package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.LedgerLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nodes join, leave, die, lose their disk and stand still, one after the other at random, while clients write and search:
 * no search counts a document twice or misses one that was acknowledged before it began.
 */
final class TopologyChangeIT {
    /** {@code -Dcameogrid.test.topology.seconds=600} for a long run. */
    private static final Duration DURATION =
            Duration.ofSeconds(Integer.getInteger("cameogrid.test.topology.seconds", 20));

    private static final int VOTERS = 3;
    private static final int WRITERS = 2;
    private static final int SEARCHERS = 4;

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(VOTERS)
            .with("network.cluster.node_left_grace_secs", "2")
            .with("network.cluster.failure_detection_timeout_ms", "4000");

    @Test
    void searchesAreRightWhileNodesComeAndGo() throws Exception {
        cluster.startAll();
        ServedIndex served = ServedIndex.create(cluster, seed);
        cluster.node(VOTERS + 1);
        List<String> changes = new ArrayList<>();
        long end = System.nanoTime() + DURATION.toNanos();
        try (LedgerLoad load = served.load(WRITERS, SEARCHERS)) {
            load.awaitProgress(100, 100);
            do {
                changes.add(change(load));
                load.assertSound();
            } while (System.nanoTime() < end);
            load.awaitProgress(20, 20);
            System.out.println("topology changes " + changes + ": " + load);
        }
        assertThat(served.check()).isPositive();
    }

    /** One change and, where it takes a node away, its way back; returns what it was. */
    private String change(LedgerLoad load) {
        ServerNode guest = cluster.node(VOTERS + 1);
        if (!guest.running()) {
            guest.start();
            cluster.awaitGreen();
            return guest + " joins";
        }
        List<ServerNode> running = cluster.running();
        ServerNode node = running.get(random.nextInt(running.size()));
        return switch (random.nextInt(5)) {
            case 0 -> {
                node.terminate();
                back(node, load);
                yield node + " leaves and returns";
            }
            case 1 -> {
                node.kill();
                back(node, load);
                yield node + " is killed and returns";
            }
            case 2 -> {
                guest.terminate();
                cluster.awaitGreen();
                guest.wipe();
                yield guest + " leaves for good";
            }
            case 3 -> {
                node.pause();
                another(node).health();
                node.resume();
                yield node + " stands still for a moment";
            }
            default -> {
                node.pause();
                awaitMissed(another(node), running.size());
                node.resume();
                cluster.awaitGreen();
                yield node + " stands still until it is given up";
            }
        };
    }

    private void back(ServerNode node, LedgerLoad load) {
        load.awaitProgress(10, 10);
        node.start();
        cluster.awaitGreen();
    }

    private static void awaitMissed(ServerNode witness, int before) {
        Eventually.until(
                witness + " misses a node",
                () -> connected(witness).filter(nodes -> nodes < before).isPresent());
    }

    private static Optional<Integer> connected(ServerNode node) {
        return node.health().map(health -> health.path("connected_nodes")).map(JsonNode::asInt);
    }

    private ServerNode another(ServerNode node) {
        List<ServerNode> others =
                cluster.running().stream().filter(other -> other != node).toList();
        return others.get(random.nextInt(others.size()));
    }
}
