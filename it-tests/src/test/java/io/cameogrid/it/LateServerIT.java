package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
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
import java.util.stream.IntStream;
import org.apache.ignite.cache.affinity.Affinity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that come into the cluster while an index's documents move, and go again. */
final class LateServerIT {
    private static final IndexName BOOKS = IndexName.of("books");

    private final CompletableFuture<Void> copied = new CompletableFuture<>();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();

    @TempDir
    Path directory;

    @Test
    void aMoveKeepsWhatWasWrittenOnAServerThatCameAndWentWhileItCopied() {
        try (TestCluster cluster =
                new TestCluster(directory, 3, Duration.ofMinutes(10)).meeting(number -> this::reached)) {
            cluster.start(1, 2);
            cluster.makeIndex(BOOKS, 0);
            TestNode node = cluster.node(1);
            List<String> all = IntStream.range(0, 100).mapToObj(i -> "d" + i).toList();
            write(node, all, 1);
            String before = definition(node).incarnation();
            node.grid().catalog().configure(BOOKS, oneReplica(), false);
            copied.join();

            cluster.start(3);
            Eventually.until(
                    "the third server has documents",
                    () -> !primaries(cluster.node(3), all).isEmpty());
            List<String> there = primaries(cluster.node(3), all);
            write(node, there, 2);
            cluster.stop(3);
            cluster.start(3);
            assertThat(there).isNotEmpty();
            Eventually.until("everything is searched", () -> cluster.searchable(BOOKS));
            assertThat(definition(node).incarnation())
                    .as("moves before the server was back")
                    .isEqualTo(before);
            goOn.complete(null);

            Eventually.until("the documents have moved", () -> definition(node).replicas() == 1);
            node.awaitSearchable(BOOKS);
            assertThat(node.findIds(BOOKS, "v:2")).containsExactlyInAnyOrderElementsOf(there);
            assertThat(node.total(BOOKS, "*")).isEqualTo(all.size());
        } finally {
            goOn.complete(null);
        }
    }

    private void reached(String point) {
        if (point.equals("move.copied")) {
            copied.complete(null);
            goOn.join();
        }
    }

    private static void write(TestNode node, List<String> ids, int value) {
        node.putAll(
                BOOKS,
                ids.stream()
                        .map(id -> TestNode.item(id, "{\"v\":" + value + "}"))
                        .toList());
    }

    private static List<String> primaries(TestNode node, List<String> ids) {
        Affinity<StoredKey> affinity =
                node.ignite().affinity(node.grid().cache(BOOKS).getName());
        return ids.stream()
                .filter(id -> affinity.isPrimary(node.ignite().cluster().localNode(), StoredKey.of(id)))
                .toList();
    }

    private static IndexSettings oneReplica() {
        return new IndexSettings(
                Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(1));
    }

    private static IndexDefinition definition(TestNode node) {
        return node.grid().catalog().find(BOOKS).orElseThrow();
    }
}
