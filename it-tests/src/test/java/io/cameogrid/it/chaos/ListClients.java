package io.cameogrid.it.chaos;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.history.Transaction;
import io.cameogrid.testkit.history.Transaction.Operation;
import io.cameogrid.testkit.history.Transaction.Operation.Append;
import io.cameogrid.testkit.history.Transaction.Operation.Read;
import io.cameogrid.testkit.history.Transaction.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteException;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;
import org.apache.ignite.transactions.TransactionOptimisticException;

/** Clients whose transactions read documents that are lists of numbers, and append to them. */
final class ListClients {
    static final String INDEX = "lists";

    private static final int CLIENTS = 5;
    private static final int LISTS = 8;
    private static final int OPERATIONS = 4;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Ignite ignite;
    private final IgniteCache<StoredKey, StoredDocument> cache;
    private final Queue<Transaction> history = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicLong values = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    ListClients(Ignite ignite, long seed) {
        this.ignite = ignite;
        CameoGrid grid = ignite.plugin(CameoGrid.NAME);
        this.cache = grid.cache(IndexName.of(INDEX));
        Random seeds = new Random(seed);
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(seeds.nextLong());
            threads.add(Thread.ofPlatform().name("lists-" + i).start(() -> {
                while (!stopped) {
                    run(random);
                }
            }));
        }
    }

    private void run(Random random) {
        boolean optimistic = random.nextBoolean();
        List<Operation> done = new ArrayList<>();
        long topology = ignite.cluster().topologyVersion();
        long begin = System.nanoTime();
        Outcome outcome = Outcome.UNKNOWN;
        try (org.apache.ignite.transactions.Transaction transaction = ignite.transactions()
                .txStart(
                        optimistic ? TransactionConcurrency.OPTIMISTIC : TransactionConcurrency.PESSIMISTIC,
                        optimistic ? TransactionIsolation.SERIALIZABLE : TransactionIsolation.REPEATABLE_READ,
                        TIMEOUT_MILLIS,
                        0)) {
            // In one order, so that pessimistic transactions do not wait for each other.
            for (int list : random.ints(OPERATIONS, 0, LISTS).sorted().toArray()) {
                done.add(random.nextBoolean() ? append("l" + list) : read("l" + list));
            }
            transaction.commit();
            outcome = Outcome.COMMITTED;
        } catch (CacheException | IgniteException e) {
            outcome = conflict(e) && ignite.cluster().topologyVersion() == topology ? Outcome.ABORTED : Outcome.UNKNOWN;
        }
        history.add(new Transaction(begin, System.nanoTime(), outcome, done));
        if (outcome == Outcome.COMMITTED) {
            commits.incrementAndGet();
        }
    }

    /**
     * Whether another transaction won. When servers come or go meanwhile, that is no proof that nothing was written: Ignite
     * prepares again, and may then meet what its first try has left behind.
     */
    private static boolean conflict(Throwable failure) {
        return failure instanceof TransactionOptimisticException
                || Optional.ofNullable(failure.getCause())
                        .filter(ListClients::conflict)
                        .isPresent();
    }

    private Read read(String list) {
        return new Read(list, present(list));
    }

    private Append append(String list) {
        long value = values.incrementAndGet();
        List<Long> next = new ArrayList<>(present(list));
        next.add(value);
        cache.put(
                StoredKey.of(list),
                StoredDocument.of("{\"values\":"
                        + next.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")) + "}"));
        return new Append(list, value);
    }

    private List<Long> present(String list) {
        return Optional.ofNullable(cache.get(StoredKey.of(list)))
                .map(document -> {
                    String json = document.source().toString();
                    String numbers = json.substring(json.indexOf('[') + 1, json.indexOf(']'));
                    return Arrays.stream(numbers.split(",")).map(Long::valueOf).toList();
                })
                .orElse(List.of());
    }

    /** Waits until so many more transactions have committed. */
    void awaitCommits(int number) {
        int goal = commits.get() + number;
        Eventually.until(goal + " commits", () -> commits.get() >= goal);
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One more transaction reads every list, to be the last of the history. */
    void readAll() {
        long begin = System.nanoTime();
        try (org.apache.ignite.transactions.Transaction transaction =
                ignite.transactions().txStart()) {
            List<Operation> reads = IntStream.range(0, LISTS)
                    .<Operation>mapToObj(list -> read("l" + list))
                    .toList();
            transaction.commit();
            history.add(new Transaction(begin, System.nanoTime(), Outcome.COMMITTED, reads));
        }
    }

    List<Transaction> history() {
        return List.copyOf(history);
    }
}
