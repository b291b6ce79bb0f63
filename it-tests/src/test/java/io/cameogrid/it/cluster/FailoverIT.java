package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.Ledger;
import io.cameogrid.testkit.ledger.LedgerLoad;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One of three nodes is killed under load: no acknowledged write is lost, no answer is wrong, and both copies of every
 * partition are the same when it is back. How long it takes until clients write and search again is printed.
 */
final class FailoverIT {
    /** {@code -Dcameogrid.test.failover.rounds=30} for a long run. */
    private static final int ROUNDS = Integer.getInteger("cameogrid.test.failover.rounds", 1);

    /** A batch of so many documents has some for every partition. */
    private static final int PROBES = 64;

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    @Test
    void aKilledNodeCostsNothingThatWasAcknowledged() throws Exception {
        cluster.startAll();
        ServedIndex served = ServedIndex.create(cluster, seed);
        for (int round = 1; round <= ROUNDS; round++) {
            try (LedgerLoad load = served.load(2, 3)) {
                load.awaitProgress(100, 100);
                ServerNode victim = cluster.node(1 + random.nextInt(3));
                long killed = System.nanoTime();
                victim.kill();
                CompletableFuture<Long> writes = CompletableFuture.supplyAsync(() -> writtenAgain(served));
                CompletableFuture<Long> searches = CompletableFuture.supplyAsync(() -> searchedAgain(served));
                System.out.printf(
                        "round %d: %s killed; batches of all partitions are written again after %d ms, complete searches"
                                + " answered by all others after %d ms%n",
                        round, victim, millis(writes.get() - killed), millis(searches.get() - killed));
                load.awaitProgress(50, 50);
                victim.start();
                cluster.awaitGreen();
                System.out.println("round " + round + ": " + load);
            }
            assertThat(served.check()).isPositive();
        }
    }

    /** The moment at which a batch with documents of every partition was written. */
    private long writtenAgain(ServedIndex served) {
        try (RestClient client = RestClient.ofAny(
                cluster.running().stream().map(ServerNode::address).toList())) {
            Eventually.until("a batch is written", () -> probe(served, client));
        }
        return System.nanoTime();
    }

    private static boolean probe(ServedIndex served, RestClient client) throws InterruptedException {
        String prefix = served.ledger().newClient();
        Map<String, Long> stamps = new HashMap<>();
        Map<String, OptionalLong> changes = new HashMap<>();
        for (int i = 0; i < PROBES; i++) {
            long stamp = served.ledger().newStamp();
            stamps.put(prefix + i, stamp);
            changes.put(prefix + i, OptionalLong.of(stamp));
        }
        Ledger.Attempt attempt = served.ledger().begin(changes);
        try {
            RestClient.Answer answer = served.index().bulk(client, stamps);
            attempt.settle(answer);
            return answer.ok();
        } catch (IOException e) {
            attempt.inDoubt();
            return false;
        }
    }

    /** The moment at which every node that is left had answered a complete search. */
    private long searchedAgain(ServedIndex served) {
        List<ServerNode> nodes = cluster.running();
        for (ServerNode node : nodes) {
            Eventually.until(
                    node + " searches",
                    () -> served.index().search(node.rest(), "*").ok());
        }
        return System.nanoTime();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
