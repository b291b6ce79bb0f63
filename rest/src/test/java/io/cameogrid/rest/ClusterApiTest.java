package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.Readiness;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterApiTest {
    @Test
    void healthHasEveryMember() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.get("/_cluster/health").hasStatus(200).text())
                    .isEqualTo("{\"status\":\"green\",\"node_id\":\"node-1\",\"node_name\":\"one\","
                            + "\"cluster_name\":\"memory\",\"cluster_enabled\":false,\"total_nodes\":1,"
                            + "\"connected_nodes\":1,\"cluster_total_shards\":8,\"active_shards\":8,"
                            + "\"total_indexes\":1,\"degraded\":[\"nothing is kept\"]}");
        }
    }

    @Test
    void healthWaitsForAStatusThatIsGoodEnough() throws Exception {
        try (TestServer server = TestServer.start()) {
            server.cluster.status = ClusterHealth.Status.RED;
            CompletableFuture<Answer> waiting =
                    CompletableFuture.supplyAsync(() -> server.get("/_cluster/health?wait_for_status=yellow"));
            server.cluster.status = ClusterHealth.Status.GREEN;
            JsonNode health = waiting.get(30, TimeUnit.SECONDS).hasStatus(200).json();
            assertThat(health.path("status").asText()).isEqualTo("green");
            assertThat(health.has("timed_out")).isFalse();

            server.cluster.status = ClusterHealth.Status.YELLOW;
            JsonNode inVain = server.get("/_cluster/health?wait_for_status=green&timeout=50ms")
                    .hasStatus(200)
                    .json();
            assertThat(inVain.path("status").asText()).isEqualTo("yellow");
            assertThat(inVain.path("timed_out").asBoolean()).isTrue();
            server.get("/_cluster/health?wait_for_status=blue").problem(400, "invalid_parameter");
            server.get("/_cluster/health?timeout=soon").problem(400, "invalid_parameter");
        }
    }

    @Test
    void aNodeThatCannotServeIsAliveButNotReady() {
        try (TestServer server = TestServer.start()) {
            server.get("/livez").hasStatus(200);
            server.get("/readyz").hasStatus(200);
            server.cluster.readiness = new Readiness(false, List.of("no quorum", "disk is full"));
            server.get("/livez").hasStatus(200);
            Answer refused = server.get("/readyz");
            JsonNode problem = refused.problem(503, "not_ready");
            assertThat(problem.path("reasons").toString()).isEqualTo("[\"no quorum\",\"disk is full\"]");
            assertThat(refused.header("Retry-After")).isPresent();
        }
    }

    @Test
    void theVersionNamesTheParts() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.get("/version").hasStatus(200).text())
                    .isEqualTo("{\"name\":\"CameoGrid\",\"version\":\"0.1\",\"build\":\"abc\",\"java\":\"25\","
                            + "\"ignite\":\"2.18.0\",\"lucene\":\"10.6.0\"}");
        }
    }

    @Test
    void aStopLetsRequestsInProgressEndAndTurnsNewOnesAway() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TestServer server = TestServer.with()
                .store(store -> new WatchedDocumentStore(store, items -> {}, () -> {
                    entered.countDown();
                    await(goOn);
                }))
                .start();
        CompletableFuture<Answer> inProgress =
                CompletableFuture.supplyAsync(() -> server.put("/api/a/documents/1", "{}"));
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(server.server::close);
        Answer ready = server.get("/readyz");
        while (ready.status() == 200) {
            ready = server.get("/readyz");
        }
        assertThat(ready.problem(503, "not_ready").path("reasons").toString()).contains("stopping");
        Answer refused = server.get("/api/a/documents/1");
        refused.problem(503, "not_ready");
        assertThat(refused.header("Retry-After")).isPresent();
        server.get("/livez").hasStatus(200);
        goOn.countDown();
        inProgress.get(30, TimeUnit.SECONDS).hasStatus(201);
        stop.get(30, TimeUnit.SECONDS);
        server.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
