package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch over all partitions of three nodes is written whole or not at all, in the store and in the index of every copy,
 * at whichever step of its two-phase commit a node dies; and if it was acknowledged, it is there.
 */
final class BulkFailoverIT {
    private static final int COORDINATOR = 1;
    private static final int ITEMS = 64;

    /**
     * Where the commit is when the node dies.
     *
     * @param message that the node receives and does not follow any more
     * @param coordinator whether it is the node that the client speaks to
     */
    private record Step(String name, String message, boolean coordinator) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step("before a primary prepares", "GridNearTxPrepareRequest", false),
            new Step("before a backup prepares", "GridDhtTxPrepareRequest", false),
            new Step("after a backup has prepared, in its primary", "GridDhtTxPrepareResponse", false),
            new Step("after a primary has prepared, in the coordinator", "GridNearTxPrepareResponse", true),
            new Step("before a primary commits", "GridNearTxFinishRequest", false),
            new Step("before a backup commits", "GridDhtTxFinishRequest", false),
            new Step("after a backup has committed, in its primary", "GridDhtTxFinishResponse", false),
            new Step("after a primary has committed, in the coordinator", "GridNearTxFinishResponse", true));

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @TempDir
    Path orders;

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    private int launches;

    @Test
    void aBatchIsWholeOrAbsentAtWhicheverStepANodeDies() throws Exception {
        Map<Integer, Path> orderOf = new HashMap<>();
        for (int number = 1; number <= 3; number++) {
            orderOf.put(number, launch(cluster.node(number)));
        }
        cluster.awaitGreen();
        ServedIndex served = ServedIndex.create(cluster, seed);
        for (Step step : STEPS) {
            ServerNode victim = cluster.node(step.coordinator() ? COORDINATOR : 2 + random.nextInt(2));
            order(orderOf.get(victim.number()), step.message() + " 1");
            // A node that has just come back may not have its primaries yet.
            Eventually.until(victim + " dies " + step + ", " + seed, () -> {
                System.out.println(step + " in " + victim + "; the client is told " + batch(served));
                return !victim.running();
            });
            assertThat(victim.awaitExit()).as("%s: %s, %s", step, victim, seed).isEqualTo(HaltingServer.EXIT_CODE);
            orderOf.put(victim.number(), launch(victim));
            cluster.awaitGreen();
            assertThat(batch(served))
                    .as("the next batch, after %s, %s", step, seed)
                    .isEqualTo(200);
            served.check();
        }
    }

    private Path launch(ServerNode node) {
        Path file = orders.resolve("order-" + ++launches);
        node.launch(HaltingServer.class, List.of("-D" + HaltingServer.ORDERS + "=" + file));
        return file;
    }

    /** Returns when the node knows at which message it is to die. */
    private static void order(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file);
        Eventually.until("the node knows its order", () -> Files.exists(HaltingServer.known(file)));
    }

    /** Writes some documents anew and others again; returns the status, 0 if there was no answer. */
    private static int batch(ServedIndex served) throws InterruptedException {
        String prefix = served.ledger().newClient();
        Map<String, Long> stamps = new HashMap<>();
        Map<String, OptionalLong> changes = new HashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            long stamp = served.ledger().newStamp();
            stamps.put(prefix + i, stamp);
            changes.put(prefix + i, OptionalLong.of(stamp));
        }
        Ledger.Attempt attempt = served.ledger().begin(changes);
        try {
            RestClient.Answer answer =
                    served.index().bulk(served.cluster().node(COORDINATOR).rest(), stamps);
            attempt.settle(answer);
            return answer.status();
        } catch (IOException e) {
            attempt.inDoubt();
            return 0;
        }
    }
}
