package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.testkit.CapturedLog;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with the microshards that it finds at its start. */
final class RecoveryIT {
    private static final IndexName INDEX = IndexName.of("books");
    private static final int DOCUMENTS = 400;

    @TempDir
    Path directory;

    @Test
    void aMicroshardThatIsGoneOrDamagedOrNotItsOwnIsNoticedAndBuiltAnewAndTheOthersAreKept() throws IOException {
        Seed seed = Seed.fresh();
        Random random = seed.random();
        Path microshards;
        try (TestNode node = filled()) {
            microshards = directory
                    .resolve("microshards")
                    .resolve(node.grid().catalog().find(INDEX).orElseThrow().incarnation());
        }
        IOUtils.rm(microshards.resolve("0"));
        truncateLargest(microshards.resolve("1"), random);
        flipBit(microshards.resolve("2"), random);
        deleteCommits(microshards.resolve("3"));
        IOUtils.rm(microshards.resolve("4"));
        copy(microshards.resolve("7"), microshards.resolve("4"));
        truncateCommit(microshards.resolve("5"), random);
        try (CapturedLog log = CapturedLog.start();
                TestNode node = TestNode.start(directory)) {
            isComplete(node);
            assertThat(log.rebuilds())
                    .as("rebuilds, %s", seed)
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("books/0: no commit found"),
                            line -> assertThat(line).contains("books/1: damaged"),
                            line -> assertThat(line).contains("books/2: damaged"),
                            line -> assertThat(line).contains("books/3: "),
                            line -> assertThat(line).contains("books/4: commit belongs to "),
                            line -> assertThat(line).contains("books/5: damaged"));
        }
        try (CapturedLog log = CapturedLog.start();
                TestNode node = TestNode.start(directory)) {
            isComplete(node);
            assertThat(log.rebuilds()).as("rebuilds after the repair, %s", seed).isEmpty();
        }
    }

    @Test
    void documentsAreReadByIdWhileTheirMicroshardIsBuiltAnew() throws IOException {
        filled().close();
        IOUtils.rm(directory.resolve("microshards"));
        try (TestNode node = TestNode.start(directory)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                assertThat(node.findIds(INDEX, "id:d" + i)).containsExactly("d" + i);
                assertThat(node.grid().cache(INDEX).get(StoredKey.of("d" + i))).isNotNull();
            }
            isComplete(node);
        }
    }

    @Test
    void aStopUnderLoadLosesNothing() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicInteger deleted = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        try (CapturedLog log = CapturedLog.start();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            TestNode node = filled();
            Future<?> writer = threads.submit(() -> untilStopped(stopped, () -> {
                node.put(INDEX, "new" + written.get(), "{\"word\":\"new\"}");
                written.incrementAndGet();
            }));
            Future<?> deleter = threads.submit(() -> untilStopped(stopped, () -> {
                node.delete(INDEX, "d" + deleted.get());
                deleted.incrementAndGet();
            }));
            Eventually.until("both are at it", () -> written.get() > 20 && deleted.get() > 20);
            node.close();
            stopped.set(true);
            writer.get();
            deleter.get();
            try (TestNode again = TestNode.start(directory)) {
                again.verified(INDEX);
                assertThat(again.total(INDEX, "word:new")).isBetween((long) written.get(), written.get() + 1L);
                int left = (int) again.total(INDEX, "word:old");
                assertThat(left).isBetween(DOCUMENTS - deleted.get() - 1, DOCUMENTS - deleted.get());
            }
            assertThat(log.errors()).isEmpty();
        }
    }

    /** Whatever a stopping node answers; what it does not answer is not counted. */
    private static void untilStopped(AtomicBoolean stopped, Runnable action) {
        while (!stopped.get()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                return;
            }
        }
    }

    private TestNode filled() {
        TestNode node = TestNode.start(directory);
        node.grid()
                .catalog()
                .configure(
                        INDEX,
                        new IndexSettings(
                                Optional.empty(),
                                Map.of("word", FieldDefinition.inferred("word", FieldType.TEXT)),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.of(8),
                                OptionalInt.empty()),
                        false);
        node.putAll(
                INDEX,
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> TestNode.item("d" + i, "{\"word\":\"old\",\"number\":" + i + "}"))
                        .toList());
        return node;
    }

    private static void isComplete(TestNode node) {
        node.verified(INDEX);
        assertThat(node.total(INDEX, "word:old")).isEqualTo(DOCUMENTS);
        for (int i = 0; i < DOCUMENTS; i += 7) {
            assertThat(node.findIds(INDEX, "number:" + i)).containsExactly("d" + i);
        }
    }

    // ---------------------------------------------------------------- damage

    private static void truncateLargest(Path microshard, Random random) throws IOException {
        truncate(largest(microshard), random);
    }

    private static Path largest(Path microshard) throws IOException {
        return files(microshard).stream()
                .max(Comparator.comparingLong(path -> path.toFile().length()))
                .orElseThrow();
    }

    private static void truncateCommit(Path microshard, Random random) throws IOException {
        truncate(commits(microshard).getFirst(), random);
    }

    private static void truncate(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(random.nextLong(channel.size()));
        }
    }

    /** One bit of the file that is read least when a microshard is opened. */
    private static void flipBit(Path microshard, Random random) throws IOException {
        try (FileChannel channel =
                FileChannel.open(largest(microshard), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long position = random.nextLong(channel.size());
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ (1 << random.nextInt(8)))).rewind();
            channel.write(one, position);
        }
    }

    private static void deleteCommits(Path microshard) throws IOException {
        for (Path commit : commits(microshard)) {
            Files.delete(commit);
        }
    }

    private static List<Path> commits(Path microshard) throws IOException {
        return files(microshard).stream()
                .filter(path -> path.getFileName().toString().startsWith("segments_"))
                .toList();
    }

    private static List<Path> files(Path microshard) throws IOException {
        try (Stream<Path> files = Files.walk(microshard)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().equals("write.lock"))
                    .sorted()
                    .toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
