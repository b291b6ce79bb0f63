package io.cameogrid.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.history.DocumentHistoryCheck;
import io.cameogrid.testkit.history.DocumentHistoryCheck.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that write and read the same few documents, each at a node of its own, and remember what they were told.
 *
 * <p>What a write puts into a document is unique, so that a read says which write it saw.
 */
final class DocumentClients implements AutoCloseable {
    private static final String INDEX = "chaos";
    private static final int DOCUMENTS = 12;
    private static final int CLIENTS_PER_NODE = 2;

    private final List<ServerNode> nodes;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Step> history = new ConcurrentLinkedQueue<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    private DocumentClients(List<ServerNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Makes the index anew and begins. */
    static DocumentClients start(List<ServerNode> nodes, long seed) throws IOException, InterruptedException {
        RestClient.Answer dropped = nodes.getFirst().rest().delete("/api/" + INDEX);
        assertThat(dropped.status()).as("%s", dropped.body()).isIn(200, 404);
        RestClient.Answer made = nodes.getFirst()
                .rest()
                .send("PUT", "/api/" + INDEX + "/_config", "{\"fields\":{\"value\":{\"field_type\":\"string\"}}}");
        assertThat(made.status()).as("%s", made.body()).isEqualTo(200);
        DocumentClients clients = new DocumentClients(nodes);
        Random seeds = new Random(seed);
        for (ServerNode node : nodes) {
            clients.acknowledged.put(node.number(), new AtomicInteger());
            for (int i = 0; i < CLIENTS_PER_NODE; i++) {
                Random random = new Random(seeds.nextLong());
                String name = "client" + node.number() + "-" + i;
                clients.threads.add(Thread.ofPlatform().name(name).start(() -> clients.work(node, name, random)));
            }
        }
        return clients;
    }

    private void work(ServerNode node, String name, Random random) {
        try {
            for (int i = 0; !stopped; i++) {
                String id = "d" + random.nextInt(DOCUMENTS);
                if (random.nextBoolean()) {
                    write(node, id, name + "-" + i);
                } else {
                    read(node, id);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(ServerNode node, String id, String value) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            RestClient.Answer answer = node.rest().send("PUT", path(id), "{\"value\":\"" + value + "\"}");
            if (answer.ok()) {
                long version = answer.body().path("version").asLong();
                history.add(new Step(id, Step.Kind.WRITE, begin, System.nanoTime(), version, value));
                acknowledged.get(node.number()).incrementAndGet();
            } else if (answer.status() != 504) {
                refused.put(value, "status " + answer.status() + " " + answer.code());
            }
        } catch (IOException e) {
            // The outcome is unknown; whoever reads the value knows.
            Thread.yield();
        }
    }

    private void read(ServerNode node, String id) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            RestClient.Answer answer = node.rest().get(path(id));
            if (answer.ok()) {
                history.add(step(id, begin, answer));
            } else if (answer.code().equals("document_not_found")) {
                history.add(new Step(id, Step.Kind.READ, begin, System.nanoTime(), 0, ""));
            }
        } catch (IOException e) {
            Thread.yield();
        }
    }

    private static Step step(String id, long begin, RestClient.Answer answer) {
        return new Step(
                id,
                Step.Kind.READ,
                begin,
                System.nanoTime(),
                answer.body().path("version").asLong(),
                answer.body().path("doc").path("value").asText());
    }

    private static String path(String id) {
        return "/api/" + INDEX + "/documents/" + id;
    }

    /** Waits until so many more writes were acknowledged at each of the nodes. */
    void awaitWrites(int number, List<ServerNode> at) {
        for (ServerNode node : at) {
            int goal = acknowledged.get(node.number()).get() + number;
            Eventually.until(
                    goal + " writes at " + node,
                    () -> acknowledged.get(node.number()).get() >= goal);
        }
    }

    /** Ends the clients, reads every document once more at each node, and checks all that was seen. */
    void checkHistory() throws IOException, InterruptedException {
        close();
        for (ServerNode node : nodes) {
            for (int i = 0; i < DOCUMENTS; i++) {
                long begin = System.nanoTime();
                RestClient.Answer answer = node.rest().get(path("d" + i));
                assertThat(answer.status())
                        .as("d%s at %s: %s", i, node, answer.body())
                        .isEqualTo(200);
                history.add(step("d" + i, begin, answer));
            }
        }
        List<Step> all = List.copyOf(history);
        assertThat(DocumentHistoryCheck.violations(all)).isEmpty();
        assertThat(all)
                .as("writes that were refused and took place")
                .noneMatch(step -> refused.containsKey(step.value()));
    }

    /** How many operations were answered, for people. */
    int size() {
        return history.size();
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Uninterruptibles::joinUninterruptibly);
    }
}
