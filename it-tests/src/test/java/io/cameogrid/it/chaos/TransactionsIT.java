package io.cameogrid.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.EmbeddedIgnite;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.history.ListAppendCheck;
import io.cameogrid.testkit.history.Transaction;
import io.cameogrid.testkit.history.Transaction.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.ignite.Ignite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Transactions of a thick client over documents on three nodes, while nodes are killed: is there one serial order? */
final class TransactionsIT {
    private static final int ROUNDS = Integer.getInteger("cameogrid.test.rounds", 2);
    private static final int SOME = 200;

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3).supervised();

    @TempDir
    Path directory;

    @Test
    void transactionsAreStrictlySerializableWhileNodesDie() throws Exception {
        Seed seed = Seed.fresh();
        Random random = seed.random();
        cluster.startAll();
        cluster.client().send("PUT", "/api/" + ListClients.INDEX + "/_config", "{\"fields\":{}}");
        List<String> servers = cluster.nodes().stream()
                .map(node -> node.address().getHost() + ":9580")
                .toList();
        try (Ignite ignite = EmbeddedIgnite.startClient(directory, servers)) {
            CameoGrid grid = ignite.plugin(CameoGrid.NAME);
            Eventually.until(
                    "the client knows the index",
                    () -> grid.catalog().find(IndexName.of(ListClients.INDEX)).isPresent());
            ListClients clients = new ListClients(ignite, random.nextLong());
            try {
                clients.awaitCommits(SOME);
                for (int round = 0; round < ROUNDS; round++) {
                    ServerNode victim = cluster.nodes().get(random.nextInt(3));
                    victim.kill();
                    clients.awaitCommits(SOME);
                    victim.start();
                    cluster.awaitGreen();
                    clients.awaitCommits(SOME);
                }
            } finally {
                clients.stop();
            }
            clients.readAll();
            List<Transaction> history = clients.history();
            System.out.println("TransactionsIT: " + history.size() + " transactions, "
                    + count(history, Outcome.COMMITTED) + " committed, " + count(history, Outcome.UNKNOWN)
                    + " of unknown outcome");
            assertThat(ListAppendCheck.violations(history)).as("%s", seed).isEmpty();
        }
    }

    private static long count(List<Transaction> history, Outcome outcome) {
        return history.stream()
                .filter(transaction -> transaction.outcome() == outcome)
                .count();
    }
}
