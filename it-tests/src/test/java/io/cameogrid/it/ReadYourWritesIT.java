package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged before a search begins is in its answer, whoever wrote it and whoever searches. */
final class ReadYourWritesIT {
    private static final IndexName INDEX = IndexName.of("fresh");
    private static final int WRITERS = 8;
    private static final int WRITES = 60;

    /** A document is written again after so many others: by then the reader, which lags less, has looked at it. */
    private static final int DOCUMENTS = 12;

    private static final int LAG = 4;

    @TempDir
    Path directory;

    /** A document as it was acknowledged, with the word that it has from now on, if it is still there, and before. */
    private record Acknowledged(String id, Optional<String> word, Optional<String> before) {}

    @Test
    void everySearchShowsWhatWasAcknowledgedBeforeIt() throws Exception {
        Seed seed = Seed.fresh();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (TestNode node = TestNode.start(GridNodeConfig.defaults(directory), ReadYourWritesIT::linger)) {
            node.put(INDEX, "first", json("first"));
            List<Future<Integer>> writers = new ArrayList<>();
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String name = "w" + i;
                Random random = new Random(seed.value() + i);
                BlockingQueue<List<Acknowledged>> told = new ArrayBlockingQueue<>(LAG);
                writers.add(threads.submit(() -> write(node, name, random, told)));
                readers.add(threads.submit(() -> read(node, told)));
            }
            Future<Integer> checkpoints = threads.submit(
                    whileTrue(writing, () -> node.grid().catalog().commit(INDEX)));
            int changes = sum(writers, seed);
            assertThat(sum(readers, seed)).as("looks").isEqualTo(changes).isGreaterThanOrEqualTo(WRITERS * WRITES);
            writing.set(false);
            assertThat(result(checkpoints, seed)).as("checkpoints meanwhile").isPositive();
            node.verified(INDEX);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Now and then a change stays for a while where a search would overlook it, if it could. */
    private static void linger(String point) {
        if (point.startsWith("hook.") && ThreadLocalRandom.current().nextInt(8) == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static int sum(List<Future<Integer>> tasks, Seed seed) throws InterruptedException {
        int sum = 0;
        for (Future<Integer> task : tasks) {
            sum += result(task, seed);
        }
        return sum;
    }

    private static int result(Future<Integer> task, Seed seed) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(seed.toString(), e.getCause());
        }
    }

    private static Callable<Integer> whileTrue(AtomicBoolean condition, Runnable action) {
        return () -> {
            int times = 0;
            for (; condition.get(); times++) {
                action.run();
            }
            return times;
        };
    }

    private static String json(String word) {
        return "{\"word\":\"" + word + "\"}";
    }

    private static int write(TestNode node, String name, Random random, BlockingQueue<List<Acknowledged>> told)
            throws InterruptedException {
        String[] words = new String[2 * DOCUMENTS];
        int written = 0;
        try {
            for (int n = 0; n < WRITES; n++) {
                List<Acknowledged> changes = changes(name, n, random.nextInt(4), words);
                apply(node, changes, random.nextBoolean());
                told.put(changes);
                written += changes.size();
            }
        } finally {
            told.put(List.of());
        }
        return written;
    }

    private static List<Acknowledged> changes(String name, int number, int kind, String[] words) {
        int document = number % DOCUMENTS;
        return switch (kind) {
            case 0 -> List.of(change(name, document, number, words, false));
            case 1 ->
                Stream.of(document, document + DOCUMENTS)
                        .map(each -> change(name, each, number, words, true))
                        .toList();
            default -> List.of(change(name, document, number, words, true));
        };
    }

    private static Acknowledged change(String name, int document, int number, String[] words, boolean put) {
        Optional<String> before = Optional.ofNullable(words[document]);
        words[document] = put ? name + "n" + number + "d" + document : null;
        return new Acknowledged(name + "-" + document, Optional.ofNullable(words[document]), before);
    }

    private static void apply(TestNode node, List<Acknowledged> changes, boolean raw) {
        Acknowledged first = changes.getFirst();
        if (changes.size() > 1) {
            node.putAll(
                    INDEX,
                    changes.stream()
                            .map(change -> TestNode.item(change.id, json(change.word.orElseThrow())))
                            .toList());
        } else if (first.word.isEmpty()) {
            node.delete(INDEX, first.id);
        } else if (raw) {
            node.grid().cache(INDEX).put(StoredKey.of(first.id), StoredDocument.of(json(first.word.get())));
        } else {
            node.put(INDEX, first.id, json(first.word.get()));
        }
    }

    private static int read(TestNode node, BlockingQueue<List<Acknowledged>> told) throws InterruptedException {
        int looks = 0;
        List<AssertionError> wrong = new ArrayList<>();
        for (List<Acknowledged> changes = told.take(); !changes.isEmpty(); changes = told.take()) {
            for (Acknowledged change : changes) {
                try {
                    look(node, change);
                } catch (AssertionError e) {
                    wrong.add(e); // and on, lest the writer waits for ever
                }
                looks++;
            }
        }
        assertThat(wrong).isEmpty();
        return looks;
    }

    private static void look(TestNode node, Acknowledged change) {
        List<String> found = change.word.isPresent() ? List.of(change.id) : List.of();
        assertThat(node.findIds(INDEX, "* id:" + change.id))
                .as("by id: %s", change)
                .isEqualTo(found);
        change.word.ifPresent(word -> assertThat(node.findIds(INDEX, "word:" + word))
                .as("by word: %s", change)
                .isEqualTo(found));
        change.before.ifPresent(word -> assertThat(node.total(INDEX, "word:" + word))
                .as("by the old word: %s", change)
                .isZero());
    }
}
