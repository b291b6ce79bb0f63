package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.ignite.Ignite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server joins although a cache that it has on its disk is destroyed before its first exchange: its start fails and is repeated. */
final class DropWhileJoiningIT {
    private static final int ROUNDS = Integer.getInteger("cameogrid.test.joins", 1);

    @TempDir
    Path directory;

    @Test
    void aServerJoinsWhileWhatItHasIsDestroyed() {
        try (TestCluster cluster = new TestCluster(directory, 3, Duration.ofMinutes(5))) {
            cluster.start(1, 2, 3);
            for (int round = 0; round < ROUNDS; round++) {
                IndexName index = IndexName.of("books" + round);
                cluster.makeIndex(index, 2);
                cluster.node(1).put(index, "1", "{}");
                String cache = DocumentCaches.name(cluster.node(1)
                        .grid()
                        .catalog()
                        .find(index)
                        .orElseThrow()
                        .incarnation());
                cluster.stop(3);
                CompletableFuture<Void> destroyed = CompletableFuture.runAsync(
                        () -> {
                            Ignite ignite = cluster.node(1).ignite();
                            Eventually.until(
                                    "the third server has joined",
                                    () -> ignite.cluster().forServers().nodes().size() == 3);
                            ignite.destroyCache(cache);
                        },
                        work -> Thread.ofPlatform().start(work));
                cluster.start(3);
                destroyed.join();
                cluster.node(1).grid().catalog().drop(index, false);
                Eventually.until(
                        "the third server has forgotten the cache",
                        () -> cluster.node(3).ignite().cacheNames().stream().noneMatch(cache::equals));
                assertThat(cluster.node(3).ignite().cluster().forServers().nodes())
                        .hasSize(3);
            }
        }
    }
}
