package io.cameogrid.it.crash;

import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteDataStreamer;
import org.apache.ignite.transactions.Transaction;

/** Writers that go on until the process ends; each has documents of its own, so what it has seen acknowledged stands. */
final class Workload {
    static final IndexName INDEX = IndexName.of("crash");

    private static final int MOST_OPERATIONS_BETWEEN_CHECKPOINTS = 120;

    private final TestNode node;
    private final Path journals;
    private final String round;
    private final long seed;
    private final Halt halt;
    private final Semaphore operations = new Semaphore(0);

    Workload(TestNode node, Path journals, String round, long seed, Halt halt) {
        this.node = node;
        this.journals = journals;
        this.round = round;
        this.seed = seed;
        this.halt = halt;
    }

    /**
     * Begins all writers, and checkpoints between their operations.
     *
     * @param unlogged whether there are changes, too, that Ignite does not log
     */
    void start(boolean unlogged) throws IOException {
        writer("single1", new Kind(40, 1, this::putOne));
        writer("single2", new Kind(40, 1, this::putOne));
        writer("batch1", new Kind(150, 40, this::putAll));
        writer("batch2", new Kind(150, 40, this::putAll));
        writer("transaction", new Kind(60, 12, this::transact));
        if (unlogged) {
            loop("passing", this::pass);
        }
        loop("checkpoints", this::checkpoint);
    }

    /** How a writer writes, and at most how many of how many documents at once. */
    private record Kind(int documents, int atOnce, Write write) {}

    @FunctionalInterface
    private interface Write {
        void run(Operation operation);
    }

    @FunctionalInterface
    private interface Step {
        void run(Random random, int number) throws IOException;
    }

    private void writer(String name, Kind kind) throws IOException {
        Journal journal = Journal.open(journals.resolve(round + "-" + name));
        loop(name, (random, number) -> {
            Operation operation = operation(name, kind, random, number);
            journal.begins(operation);
            kind.write.run(operation);
            journal.acknowledged();
        });
    }

    private Operation operation(String name, Kind kind, Random random, int number) {
        String marker = round + name + "n" + number;
        boolean deletes = random.nextInt(4) == 0;
        SortedMap<String, Optional<String>> words = new TreeMap<>();
        for (int i = random.nextInt(kind.atOnce); i >= 0; i--) {
            int document = random.nextInt(kind.documents);
            words.put(name + "-" + document, deletes ? Optional.empty() : Optional.of(marker + "x" + document));
        }
        return new Operation(marker, words);
    }

    private void loop(String name, Step step) {
        Random random = new Random(seed + name.hashCode());
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                for (int number = 0; ; number++) {
                    step.run(random, number);
                    operations.release();
                }
            } catch (IOException | RuntimeException | Error e) {
                CrashProgram.fail(name + " failed", e);
            }
        });
    }

    // ---------------------------------------------------------------- ways to write

    private void putOne(Operation operation) {
        String id = operation.words().firstKey();
        operation
                .words()
                .get(id)
                .ifPresentOrElse(word -> node.put(INDEX, id, json(operation, word)), () -> node.delete(INDEX, id));
    }

    private void putAll(Operation operation) {
        Map<String, String> puts = puts(operation);
        if (puts.isEmpty()) {
            node.deleteAll(INDEX, operation.words().keySet());
        } else {
            node.putAll(
                    INDEX,
                    puts.entrySet().stream()
                            .map(put -> TestNode.item(put.getKey(), put.getValue()))
                            .toList());
        }
    }

    private void transact(Operation operation) {
        IgniteCache<StoredKey, StoredDocument> cache = node.grid().cache(INDEX);
        try (Transaction transaction = node.ignite().transactions().txStart()) {
            operation
                    .words()
                    .forEach((id, word) -> word.ifPresentOrElse(
                            text -> cache.put(StoredKey.of(id), StoredDocument.of(json(operation, text))),
                            () -> cache.remove(StoredKey.of(id))));
            transaction.commit();
        }
    }

    private static Map<String, String> puts(Operation operation) {
        Map<String, String> puts = new TreeMap<>();
        operation.words().forEach((id, word) -> word.ifPresent(text -> puts.put(id, json(operation, text))));
        return puts;
    }

    private static String json(Operation operation, String word) {
        return Operation.json(operation.marker(), word);
    }

    /** Changes that Ignite does not log: after a kill they may be undone, and the index must follow even then. */
    private void pass(Random random, int number) {
        IgniteCache<StoredKey, StoredDocument> cache = node.grid().cache(INDEX);
        StoredKey key = StoredKey.of(Acknowledged.PASSING + random.nextInt(60));
        StoredDocument document = StoredDocument.of(Operation.json("passing", round + "passing" + number));
        switch (random.nextInt(6)) {
            case 0 -> cache.clear(key);
            case 1 ->
                cache.withExpiryPolicy(new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 50)))
                        .put(key, document);
            case 2 -> {
                try (IgniteDataStreamer<StoredKey, StoredDocument> streamer =
                        node.ignite().dataStreamer(cache.getName())) {
                    streamer.allowOverwrite(true);
                    List.of(key, StoredKey.of(key.id() + "s")).forEach(each -> streamer.addData(each, document));
                }
            }
            default -> cache.put(key, document);
        }
    }

    private void checkpoint(Random random, int number) {
        operations.acquireUninterruptibly(1 + random.nextInt(MOST_OPERATIONS_BETWEEN_CHECKPOINTS));
        while (halt.holding()) {
            LockSupport.park(); // until the end, which is near
        }
        List<String> errors = node.grid().catalog().commit(INDEX).errors();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("microshards that were not committed: " + errors);
        }
    }
}
