package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents change while a move copies what has changed before. */
final class CatchingUpIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final List<String> IDS = List.of("one", "two");

    @TempDir
    Path directory;

    private volatile Script script = new Script(0);

    /**
     * A batch of two documents is held in the middle of its commit on the backup, before the primary has any of it; the backup,
     * which has noted the first, reads it, and is held until the primary has done all that it can do. What does not come about
     * within the time that it takes if nothing holds it back is not waited for.
     *
     * @param backup the number of that node
     */
    private record Script(
            int backup,
            AtomicInteger changes,
            CompletableFuture<Void> copied,
            CompletableFuture<Void> halfDone,
            CompletableFuture<Void> read,
            CompletableFuture<Void> written,
            CompletableFuture<Void> over) {
        Script(int backup) {
            this(
                    backup,
                    new AtomicInteger(),
                    new CompletableFuture<>(),
                    new CompletableFuture<>(),
                    new CompletableFuture<>(),
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
        }

        void reached(int number, String point) {
            boolean onBackup = number == backup;
            switch (point) {
                case "move.catching-up" -> {
                    copied.complete(null);
                    halfDone.join();
                    if (!onBackup && within(1, read::isDone)) {
                        written.join();
                    }
                }
                case "move.read" -> {
                    if (onBackup && copied.isDone()) {
                        read.complete(null);
                        over.join();
                    }
                }
                case Failpoints.HOOK_BEFORE_WRITER -> {
                    if (onBackup && copied.isDone() && changes.incrementAndGet() == IDS.size()) {
                        halfDone.complete(null);
                        within(3, read::isDone);
                    }
                }
                default -> {}
            }
        }
    }

    @Test
    void aBackupThatIsSlowToCopyDoesNotUndoALaterChange() {
        try (TestCluster cluster = new TestCluster(directory, 2, Duration.ofMinutes(5))
                .meeting(number -> point -> script.reached(number, point))) {
            cluster.start(1, 2);
            cluster.node(1).makeIndex(BOOKS, 1, 1);
            write(cluster.node(1), 1);
            cluster.settle(BOOKS);
            int primary = primary(cluster);
            Script now = new Script(3 - primary);
            script = now;
            TestNode node = cluster.node(primary);
            String before = node.grid().cache(BOOKS).getName();
            node.grid().catalog().configure(BOOKS, noReplica(), false);

            now.copied().join();
            write(node, 2);
            now.written().complete(null);
            within(1, () -> IDS.stream().allMatch(id -> isChanged(node, before, id)));
            now.over().complete(null);

            Eventually.until(
                    "the documents have moved",
                    () -> node.grid().catalog().find(BOOKS).orElseThrow().replicas() == 0);
            assertThat(now.read()).as("the backup has read").isDone();
            node.awaitSearchable(BOOKS);
            assertThat(node.findIds(BOOKS, "v:2")).containsExactlyInAnyOrderElementsOf(IDS);
        } finally {
            script.halfDone().complete(null);
            script.written().complete(null);
            script.over().complete(null);
        }
    }

    private static void write(TestNode node, int value) {
        node.putAll(
                BOOKS,
                IDS.stream()
                        .map(id -> TestNode.item(id, "{\"v\":" + value + "}"))
                        .toList());
    }

    private static int primary(TestCluster cluster) {
        TestNode first = cluster.node(1);
        return first.ignite()
                        .<StoredKey>affinity(first.grid().cache(BOOKS).getName())
                        .isPrimary(first.ignite().cluster().localNode(), StoredKey.of(IDS.getFirst()))
                ? 1
                : 2;
    }

    /** Whether the second cache has what was written last. */
    private static boolean isChanged(TestNode node, String before, String id) {
        return node.ignite().cacheNames().stream()
                .filter(name -> DocumentCaches.incarnation(name).isPresent() && !name.equals(before))
                .map(name ->
                        node.ignite().<StoredKey, StoredDocument>cache(name).get(StoredKey.of(id)))
                .anyMatch(row -> row != null && row.source().toString().contains("2"));
    }

    private static boolean within(int seconds, BooleanSupplier condition) {
        Deadline patience = Deadline.after(Duration.ofSeconds(seconds));
        while (!condition.getAsBoolean()) {
            if (patience.expired()) {
                return false;
            }
            Eventually.briefly();
        }
        return true;
    }

    private static IndexSettings noReplica() {
        return new IndexSettings(
                Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(0));
    }
}
