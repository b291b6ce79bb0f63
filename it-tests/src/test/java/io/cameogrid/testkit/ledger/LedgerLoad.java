package io.cameogrid.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Clients that write and search without a pause, at all nodes by turns, and hold every answer to the ledger. Closing ends
 * them.
 */
public final class LedgerLoad implements AutoCloseable {
    private static final int MOST_VIOLATIONS = 20;
    /** A node that stands still is not to take all clients with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_NANOS = 2_000_000;

    private final LedgerIndex index;
    private final Ledger ledger;
    private final List<RestClient> servers;
    private final Seed seed;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    private LedgerLoad(LedgerIndex index, Ledger ledger, List<RestClient> servers, Seed seed) {
        this.index = index;
        this.ledger = ledger;
        this.servers = List.copyOf(servers);
        this.seed = seed;
    }

    /** @param nodes whether they run or not */
    public static LedgerLoad start(
            LedgerIndex index, Ledger ledger, List<ServerNode> nodes, Seed seed, int writers, int searchers) {
        List<RestClient> servers = nodes.stream()
                .map(node -> RestClient.of(node.address(), PATIENCE))
                .toList();
        return through(servers, index, ledger, seed, writers, searchers);
    }

    /** @param clients each request goes through one of them; closed with the load */
    public static LedgerLoad through(
            List<RestClient> clients, LedgerIndex index, Ledger ledger, Seed seed, int writers, int searchers) {
        LedgerLoad load = new LedgerLoad(index, ledger, clients, seed);
        for (int i = 0; i < writers; i++) {
            load.startWriter(i);
        }
        for (int i = 0; i < searchers; i++) {
            load.startSearcher(i);
        }
        return load;
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void startWriter(int number) {
        Random random = new Random(seed.value() + number);
        LedgerWriter writer = new LedgerWriter(index, ledger, () -> any(random), random);
        startThread("writer-" + number, () -> {
            Ledger.Outcome outcome = writer.step();
            count("writes " + outcome.name().toLowerCase(Locale.ROOT));
        });
    }

    private void startSearcher(int number) {
        Random random = new Random(seed.value() - 1 - number);
        startThread("searcher-" + number, () -> {
            switch (random.nextInt(8)) {
                case 0 -> search("*", id -> true, random);
                case 1 -> read(random);
                default -> {
                    String group = "g" + random.nextInt(LedgerIndex.GROUPS);
                    search("group:" + group, id -> LedgerIndex.group(id).equals(group), random);
                }
            }
        });
    }

    private void startThread(String name, Step step) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            while (open) {
                try {
                    step.run();
                } catch (IOException e) {
                    count(name.split("-")[0] + " not connected");
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException | AssertionError e) {
                    violation(name + ": " + e);
                }
                LockSupport.parkNanos(PAUSE_NANOS); // The servers have two processors between them.
            }
        }));
    }

    private RestClient any(Random random) {
        return servers.get(random.nextInt(servers.size()));
    }

    private void search(String query, Predicate<String> asksFor, Random random)
            throws IOException, InterruptedException {
        long asked = System.nanoTime();
        RestClient.Answer answer = index.search(any(random), query);
        long answered = System.nanoTime();
        if (!counted("searches", answer)) {
            return;
        }
        if (answer.body().path("stats").path("shards").path("failed").asInt() != 0) {
            violation("a search that was not asked for a part is answered in part: "
                    + answer.body().path("stats"));
        }
        Map<String, Long> stamps = LedgerIndex.stamps(answer.body());
        ledger.violations(new Ledger.Answer(asked, answered, stamps), asksFor)
                .forEach(violation -> violation(query + ": " + violation));
    }

    private void read(Random random) throws IOException, InterruptedException {
        List<String> ids = List.copyOf(ledger.ids());
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        long asked = System.nanoTime();
        RestClient.Answer answer = index.get(any(random), id);
        long answered = System.nanoTime();
        if (answer.status() != 404 && !counted("reads", answer)) {
            return;
        }
        Map<String, Long> seen =
                LedgerIndex.stamp(answer).stream().boxed().collect(Collectors.toMap(stamp -> id, stamp -> stamp));
        ledger.violations(new Ledger.Answer(asked, answered, seen), id::equals)
                .forEach(violation -> violation("read: " + violation));
    }

    /** Whether it is an answer; a refusal for the moment is none, anything else is wrong. */
    private boolean counted(String what, RestClient.Answer answer) {
        count(what + " " + answer.status());
        if (answer.ok()) {
            return true;
        }
        if (answer.status() != 429 && answer.status() != 503 && answer.status() != 504) {
            violation(what + " are answered by " + answer);
        }
        return false;
    }

    private void violation(String what) {
        count("violations");
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(what);
        }
    }

    private void count(String what) {
        counts.computeIfAbsent(what, made -> new AtomicLong()).incrementAndGet();
    }

    private long counted(String what) {
        return counts.getOrDefault(what, new AtomicLong()).get();
    }

    /** Waits until so many more changes were acknowledged and so many more searches answered. */
    public void awaitProgress(int writes, int searches) {
        long enoughWrites = counted("writes acknowledged") + writes;
        long enoughSearches = counted("searches 200") + searches;
        Eventually.until("clients write and search: " + this, () -> {
            assertSound();
            return counted("writes acknowledged") >= enoughWrites && counted("searches 200") >= enoughSearches;
        });
    }

    /** Fails if a request was refused, or got no answer. */
    public void assertAllServed() {
        assertThat(counts.keySet())
                .as("outcomes of requests: %s", this)
                .isSubsetOf("writes acknowledged", "searches 200", "reads 200");
    }

    /** Fails if an answer was wrong. */
    public void assertSound() {
        assertThat(violations).as("%s, %s", counts, seed).isEmpty();
    }

    /** Ends the clients after what they are doing; fails if an answer was wrong. */
    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while ending clients", e);
            }
        }
        servers.forEach(RestClient::close);
        assertSound();
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
