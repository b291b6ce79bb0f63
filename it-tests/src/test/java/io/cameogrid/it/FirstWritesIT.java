package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.EmbeddedIgnite;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.ignite.configuration.CacheConfiguration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node clears up after its last run, and that it takes nothing that is new for it. */
final class FirstWritesIT {
    private static final int INDEXES = 6;

    @TempDir
    Path directory;

    @RepeatedTest(3)
    void whatIsWrittenWhileTheNodeClearsUpStays() throws Exception {
        try (TestNode node = TestNode.of(
                        EmbeddedIgnite.startServer(directory, EmbeddedIgnite.ALONE, Duration.ofMinutes(1)));
                ExecutorService threads = Executors.newFixedThreadPool(INDEXES)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < INDEXES; i++) {
                IndexName index = IndexName.of("first" + i);
                writes.add(threads.submit(() -> node.put(index, "d", "{\"marker\":\"first\"}")));
            }
            for (Future<?> write : writes) {
                write.get();
            }
            node.grid().awaitReady(Duration.ofMinutes(1));
            for (int i = 0; i < INDEXES; i++) {
                IndexName index = IndexName.of("first" + i);
                assertThat(node.rows(index)).containsOnlyKeys(StoredKey.of("d"));
                node.awaitSearchable(index);
                assertThat(node.findIds(index, "marker:first")).containsExactly("d");
            }
        }
    }

    @Test
    void theCacheThatACrashLeftIsDestroyedAndTheIndexesStay() {
        IndexName index = IndexName.of("kept");
        String orphan;
        try (TestNode node = TestNode.start(directory)) {
            node.put(index, "d", "{\"marker\":\"kept\"}");
            IndexDefinition definition = node.grid().catalog().find(index).orElseThrow();
            orphan = DocumentCaches.name("0123456789abcdef");
            // As if the node had been killed after it made the cache, before it wrote the definition.
            node.ignite()
                    .createCache(
                            new CacheConfiguration<StoredKey, StoredDocument>(DocumentCaches.configuration(definition))
                                    .setName(orphan))
                    .put(StoredKey.of("d"), StoredDocument.of("{}"));
        }
        try (TestNode node = TestNode.start(directory)) {
            assertThat(node.ignite().cacheNames())
                    .doesNotContain(orphan)
                    .contains(DocumentCaches.name(
                            node.grid().catalog().find(index).orElseThrow().incarnation()));
            assertThat(node.findIds(index, "marker:kept")).containsExactly("d");
        }
    }
}
