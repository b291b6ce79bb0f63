package io.cameogrid.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.NetworkNamespaces;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three nodes whose network fails again and again under load: only a majority writes, nobody reads what is stale, and when the network is
 * whole again so is the cluster, by itself, with every write that was acknowledged.
 */
final class NetworkIT {
    private static final int VOTERS = 3;
    private static final int SOME = 100;
    private static final int FLAPS = Integer.getInteger("cameogrid.test.flaps", 4);

    @RegisterExtension
    @Order(1)
    static final NetworkNamespaces NETWORK = new NetworkNamespaces(VOTERS);

    @RegisterExtension
    @Order(2) // Its nodes run in the network.
    static final ClusterProgram CLUSTER = ClusterProgram.on(NETWORK, VOTERS)
            .with("network.http.bind_address", "'127.0.0.1'")
            .with("network.http.request_timeout_secs", "10")
            .with("network.cluster.secret", "'a secret of the tests alone'")
            .with("network.cluster.failure_detection_timeout_ms", "3000");

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @Test
    void theSmallerPartRefusesAndComesBackByItself() throws Exception {
        Split split = Split.of(random);
        underLoad(clients -> {
            long cut = System.nanoTime();
            NETWORK.separate(List.of(split.lone()), split.others());
            Eventually.until("the lone node refuses to write", () -> refuses(CLUSTER.node(split.lone())));
            report("the lone node refuses", cut);
            clients.awaitWrites(SOME, nodes(split.others()));
            report("the others write again", cut);
            assertThat(CLUSTER.node(split.lone())
                            .rest()
                            .get("/api/chaos/documents/d1")
                            .status())
                    .as("the lone node does not answer with what may be stale")
                    .isEqualTo(503);
        });
    }

    @Test
    void aNodeThatIsHeardByNoneButHearsAllDoesNotSplitTheCluster() throws Exception {
        Split split = Split.of(random);
        underLoad(clients -> {
            long cut = System.nanoTime();
            split.others().forEach(other -> NETWORK.cut(split.lone(), other));
            clients.awaitWrites(SOME, nodes(split.others()));
            report("the others write again", cut);
        });
    }

    @Test
    void twoNodesThatDoNotReachEachOtherDoNotStopTheThirdForEver() throws Exception {
        Split split = Split.of(random);
        underLoad(clients -> {
            long cut = System.nanoTime();
            NETWORK.separate(split.others().subList(0, 1), split.others().subList(1, 2));
            clients.awaitWrites(SOME, nodes(List.of(split.lone())));
            report("the node that reaches both writes again", cut);
        });
    }

    @Test
    void aNodeThatStoodStillAnswersWithNothingStale() throws Exception {
        Split split = Split.of(random);
        underLoad(clients -> {
            long paused = System.nanoTime();
            CLUSTER.node(split.lone()).pause();
            try {
                clients.awaitWrites(SOME, nodes(split.others()));
                report("the others write again", paused);
            } finally {
                CLUSTER.node(split.lone()).resume();
            }
        });
    }

    @Test
    void aNetworkThatComesAndGoesLosesNothing() throws Exception {
        Split split = Split.of(random);
        underLoad(clients -> {
            // The pauses are the disturbance itself: nothing is waited for.
            for (int i = 0; i < FLAPS; i++) {
                NETWORK.separate(List.of(split.lone()), split.others());
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_500));
                NETWORK.heal();
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_500));
            }
        });
    }

    @Test
    void lostPacketsMakeItSlowerOnly() throws Exception {
        underLoad(clients -> {
            NETWORK.lose(1, 0.05);
            NETWORK.lose(2, 0.05);
            clients.awaitWrites(SOME, CLUSTER.nodes());
        });
    }

    /** What happens to the network while clients write and read. */
    private interface Disturbance {
        void happen(DocumentClients clients) throws Exception;
    }

    /** One node, and the two others. */
    private record Split(int lone, List<Integer> others) {
        static Split of(Random random) {
            int lone = 1 + random.nextInt(VOTERS);
            return new Split(
                    lone,
                    IntStream.rangeClosed(1, VOTERS)
                            .filter(number -> number != lone)
                            .boxed()
                            .toList());
        }
    }

    private void underLoad(Disturbance disturbance) throws Exception {
        System.out.println("NetworkIT: " + seed);
        CLUSTER.startAll();
        try (DocumentClients clients = DocumentClients.start(CLUSTER.nodes(), random.nextLong())) {
            clients.awaitWrites(SOME, CLUSTER.nodes());
            disturbance.happen(clients);
            long healed = System.nanoTime();
            NETWORK.heal();
            CLUSTER.awaitGreen();
            report("whole again", healed);
            clients.awaitWrites(SOME, CLUSTER.nodes());
            clients.checkHistory();
            System.out.println("NetworkIT: " + clients.size() + " operations checked");
        } finally {
            NETWORK.heal();
        }
    }

    private List<ServerNode> nodes(List<Integer> numbers) {
        return numbers.stream().map(CLUSTER::node).toList();
    }

    private static boolean refuses(ServerNode node) throws InterruptedException {
        try {
            RestClient.Answer answer = node.rest().send("PUT", "/api/chaos/documents/refused", "{\"value\":\"no\"}");
            return answer.status() == 503 && List.of("no_quorum", "not_ready").contains(answer.code());
        } catch (IOException e) {
            return false;
        }
    }

    private static void report(String what, long since) {
        System.out.println(
                "NetworkIT: " + what + " after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms");
    }
}
