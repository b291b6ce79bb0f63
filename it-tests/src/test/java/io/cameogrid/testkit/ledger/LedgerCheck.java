package io.cameogrid.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Whether a cluster at rest has what the ledger says: every document by its id, the same by a search at every node, no
 * batch in part, and all copies and microshards the same.
 */
public final class LedgerCheck {
    private final ClusterProgram cluster;
    private final LedgerIndex index;
    private final Ledger ledger;
    private final Seed seed;

    public LedgerCheck(ClusterProgram cluster, LedgerIndex index, Ledger ledger, Seed seed) {
        this.cluster = cluster;
        this.index = index;
        this.ledger = ledger;
        this.seed = seed;
    }

    /** To be called while nobody writes; returns the number of documents. */
    public int everything() throws IOException, InterruptedException {
        verify();
        Ledger.Answer stored = stored();
        assertThat(ledger.violations(stored, id -> true))
                .as("read by id, %s", seed)
                .isEmpty();
        assertThat(ledger.tornBatches(stored)).as("batches, %s", seed).isEmpty();
        for (ServerNode node : cluster.running()) {
            RestClient.Answer found = index.search(node.rest(), "*");
            assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
            assertThat(LedgerIndex.stamps(found.body()))
                    .as("found by %s, %s", node, seed)
                    .isEqualTo(stored.stamps());
        }
        return stored.stamps().size();
    }

    private Ledger.Answer stored() throws IOException, InterruptedException {
        long asked = System.nanoTime();
        Map<String, Long> stamps = new HashMap<>();
        try (RestClient client = cluster.client()) {
            for (String id : new TreeSet<>(ledger.ids())) {
                RestClient.Answer answer = index.get(client, id);
                assertThat(answer.status()).as("%s: %s", id, answer.body()).isIn(200, 404);
                OptionalLong stamp = LedgerIndex.stamp(answer);
                stamp.ifPresent(found -> stamps.put(id, found));
            }
        }
        return new Ledger.Answer(asked, System.nanoTime(), stamps);
    }

    /** What is being built may still be built, but nothing may be found wrong. */
    private void verify() throws IOException, InterruptedException {
        try (RestClient client = cluster.client()) {
            Eventually.until("all copies can be compared", () -> comparable(index.verify(client)));
            RestClient.Answer verified = index.verify(client);
            assertThat(verified.body().path("clean").asBoolean())
                    .as("%s, %s", seed, verified.body())
                    .isTrue();
        }
    }

    private static boolean comparable(RestClient.Answer verified) {
        return verified.ok()
                && verified.body().findValues("problem").isEmpty()
                && verified.body().findValues("copies").stream().noneMatch(JsonNode::isEmpty);
    }
}
