package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three nodes are restarted one after the other under load; a client that tries once more has no failed request. */
final class RollingRestartIT {
    private static final int ROUNDS = Integer.getInteger("cameogrid.test.rounds", 1);
    private static final int BATCH = 20;
    private static final int SOME = 50;

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private volatile boolean stopped;

    @Test
    void noRequestFailsTwiceAndNothingIsLost() throws Exception {
        cluster.startAll();
        RestClient client = cluster.client();
        client.send("PUT", "/api/rolling/_config", "{\"fields\":{\"number\":{\"field_type\":\"i64\"}}}");
        List<Thread> threads = List.of(
                Thread.ofPlatform().start(() -> loop(number -> single(client, number))),
                Thread.ofPlatform().start(() -> loop(number -> bulk(client, number))),
                Thread.ofPlatform().start(() -> loop(number -> search(client))));
        try {
            awaitRequests();
            for (int round = 0; round < ROUNDS; round++) {
                for (ServerNode node : cluster.nodes()) {
                    assertThat(node.terminate()).as("exit code of %s", node).isZero();
                    awaitRequests();
                    node.start();
                    cluster.awaitGreen();
                    awaitRequests();
                }
            }
        } finally {
            stopped = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
        System.out.println("RollingRestartIT: " + requests + " requests, " + failures.size() + " failed twice");
        assertThat(failures).isEmpty();
        RestClient.Answer all = client.send("POST", "/api/rolling/search", "{\"query\":\"*\",\"limit\":0}");
        assertThat(all.body().path("total_hits").asInt()).isEqualTo(written.get());
    }

    private void awaitRequests() {
        int goal = requests.get() + SOME;
        Eventually.until(goal + " requests", () -> requests.get() >= goal);
    }

    /** A request; returns how many documents it was to write. */
    private interface Request {
        int send(int number) throws IOException, InterruptedException;
    }

    private void loop(Request request) {
        for (int number = 0; !stopped; number++) {
            try {
                written.addAndGet(request.send(number));
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            requests.incrementAndGet();
        }
    }

    private int single(RestClient client, int number) throws IOException, InterruptedException {
        check(client.send("PUT", "/api/rolling/documents/s" + number, "{\"number\":" + number + "}"));
        return 1;
    }

    private int bulk(RestClient client, int number) throws IOException, InterruptedException {
        check(client.send(
                "POST",
                "/api/rolling/_bulk",
                IntStream.range(0, BATCH)
                        .mapToObj(i -> "{\"id\":\"b" + number + "-" + i + "\",\"doc\":{\"number\":" + i + "}}")
                        .collect(Collectors.joining(",", "[", "]"))));
        return BATCH;
    }

    private int search(RestClient client) throws IOException, InterruptedException {
        RestClient.Answer answer = client.send("POST", "/api/rolling/search", "{\"query\":\"number:7\",\"limit\":5}");
        check(answer);
        List<String> ids = new ArrayList<>();
        answer.body().path("hits").forEach(hit -> ids.add(hit.path("id").asText()));
        assertThat(ids).doesNotHaveDuplicates();
        return 0;
    }

    private void check(RestClient.Answer answer) {
        if (!answer.ok()) {
            failures.add(answer.status() + " " + answer.body());
        }
    }
}
