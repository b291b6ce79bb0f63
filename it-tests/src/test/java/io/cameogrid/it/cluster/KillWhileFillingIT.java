package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ledger.LedgerLoad;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node joins, and one of those is killed that send it its first partitions; another joins and is killed itself while they
 * arrive. Both times clients go on, all that was acknowledged is there, and in the end every copy and every microshard is right.
 *
 * <p>The partitions are large enough to be caught on their way: what is sent is throttled.
 */
final class KillWhileFillingIT {
    private static final int BATCHES = 20;
    private static final int BATCH = 250;
    private static final int DOCUMENTS = BATCHES * BATCH;
    private static final int BALLAST_BYTES = 4_000;

    private final Seed seed = Seed.fresh();
    private final Random random = seed.random();

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    @Test
    void aKillInTheMiddleOfTheFirstRebalanceLosesNothing() throws Exception {
        cluster.startAll();
        ServedIndex served = ServedIndex.create(cluster, seed);
        fill();
        ServerNode first = cluster.node(4);
        ServerNode second = cluster.node(5);
        try (LedgerLoad load = served.load(1, 1)) {
            load.awaitProgress(30, 30);

            first.launch();
            ServerNode source = source(awaitFilling(first));
            write(0, 1);
            source.kill();
            System.out.println("killed while it sent: " + source);
            write(1, 1);
            load.awaitProgress(30, 30);
            source.launch();
            cluster.awaitGreen();

            second.launch();
            JsonNode arriving = awaitFilling(second);
            write(2, 1);
            second.kill();
            System.out.println("killed while it was filled: " + second + ", " + arriving);
            write(3, 1);
            load.awaitProgress(30, 30);
            second.launch();
            cluster.awaitGreen();
            load.awaitProgress(30, 30);
        }
        assertThat(served.check()).isPositive();
        everyHeavyDocumentIsThere();
    }

    private void fill() throws Exception {
        try (RestClient client = cluster.client()) {
            String fields = """
                    {"shard_count": 8, "replicas": 1, "fields": {
                      "round": {"field_type": "i64"}, "ballast": {"field_type": "text", "indexed": false}}}""";
            RestClient.Answer made = client.send("PUT", "/api/heavy/_config", fields);
            assertThat(made.ok()).as("%s", made.body()).isTrue();
        }
        for (int batch = 0; batch < BATCHES; batch++) {
            write(batch, 0);
        }
        cluster.awaitGreen();
    }

    /** One batch of documents, which is repeated until it was acknowledged. */
    private void write(int batch, int round) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        byte[] ballast = new byte[BALLAST_BYTES];
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            random.nextBytes(ballast);
            items.addObject()
                    .put("id", "d" + i)
                    .putObject("doc")
                    .put("round", round)
                    .put("ballast", HexFormat.of().formatHex(ballast));
        }
        String body = items.toString();
        Eventually.until("batch " + batch + " is written", () -> written(body));
    }

    private boolean written(String body) throws InterruptedException {
        try (RestClient client = cluster.client()) {
            return client.send("POST", "/api/heavy/_bulk", body).ok();
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until the joining node has some documents of a partition and not all of them; returns the partition. */
    private JsonNode awaitFilling(ServerNode joiner) {
        JsonNode[] found = new JsonNode[1];
        Eventually.until("the joining node has a part of a partition", () -> {
            Optional<JsonNode> arriving = arriving(joiner);
            arriving.ifPresent(partition -> found[0] = partition);
            return arriving.isPresent();
        });
        return found[0];
    }

    private Optional<JsonNode> arriving(ServerNode joiner) throws IOException, InterruptedException {
        RestClient.Answer answer = cluster.node(1).rest().get("/_cluster/partitions?index=heavy");
        assertThat(answer.ok()).as("%s", answer.body()).isTrue();
        for (JsonNode partition : answer.body().path("partitions")) {
            for (JsonNode copy : partition.path("copies")) {
                if (copy.path("node_name").asText().equals("n" + joiner.number())
                        && copy.path("state").asText().equals("moving")
                        && copy.path("documents").asInt() > 0) {
                    return Optional.of(partition);
                }
            }
        }
        return Optional.empty();
    }

    /** One of those that have the whole partition. */
    private ServerNode source(JsonNode partition) {
        for (JsonNode copy : partition.path("copies")) {
            if (copy.path("state").asText().equals("owning")) {
                return cluster.node(
                        Integer.parseInt(copy.path("node_name").asText().substring(1)));
            }
        }
        throw new AssertionError("nobody has all of " + partition);
    }

    private void everyHeavyDocumentIsThere() throws Exception {
        for (ServerNode node : cluster.running()) {
            assertThat(total(node, "*")).as("all, by %s", node).isEqualTo(DOCUMENTS);
            assertThat(total(node, "round:1")).as("written again, by %s", node).isEqualTo(4 * BATCH);
        }
        RestClient.Answer verified = cluster.node(1).rest().send("POST", "/_admin/index/heavy/_verify", "");
        assertThat(verified.body().path("clean").asBoolean())
                .as("%s, %s", seed, verified.body())
                .isTrue();
    }

    private static int total(ServerNode node, String query) throws IOException, InterruptedException {
        RestClient.Answer answer =
                node.rest().send("POST", "/api/heavy/search", "{\"query\":\"%s\",\"limit\":0}".formatted(query));
        assertThat(answer.ok()).as("%s", answer.body()).isTrue();
        return answer.body().path("total_hits").asInt();
    }
}
