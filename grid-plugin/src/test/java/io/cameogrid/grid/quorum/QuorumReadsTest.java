package io.cameogrid.grid.quorum;

import static io.cameogrid.grid.quorum.TestCluster.BOOKS;
import static io.cameogrid.grid.quorum.TestCluster.farOff;
import static io.cameogrid.grid.quorum.TestCluster.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that no majority answers says nothing, until one answers again. */
final class QuorumReadsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final DocumentAddress DUNE = DocumentAddress.of("1");

    @TempDir
    Path directory;

    @Test
    void aNodeThatNoVoterAnswersRefusesReadsWhileTheOthersGoOn() {
        try (TestCluster cluster = new TestCluster(directory, "abc").start("a", "b", "c")) {
            cluster.index("a", 2);
            cluster.put("a", "1", "dune", farOff());
            readsAreAnswered(cluster, "a");

            cluster.cuts.cutCommunication("a", "b");
            cluster.cuts.cutCommunication("a", "c");
            until("a search on a is refused", () -> isRefused(() -> search(cluster, "a", SHORT)));
            // Each of these waits for a majority as long as a read may take.
            CompletableFuture<Boolean> byId =
                    refusal(() -> cluster.grid("a").documents().get(BOOKS, DUNE));
            CompletableFuture<Boolean> byIds =
                    refusal(() -> cluster.grid("a").documents().getAll(BOOKS, List.of(DUNE)));
            assertThat(byId.join()).as("by id").isTrue();
            assertThat(byIds.join()).as("by ids").isTrue();
            assertThat(isRefused(() -> stream(cluster, "a", SHORT)))
                    .as("streamed")
                    .isTrue();
            assertThat(isRefused(() -> cluster.put("a", "2", "emma", TestCluster.in(Duration.ofMillis(300)))))
                    .as("a write")
                    .isTrue();

            cluster.cuts.heal();
            until("a answers again", () -> !isRefused(() -> search(cluster, "a", SHORT)));
            readsAreAnswered(cluster, "a");
        }
    }

    private static void readsAreAnswered(TestCluster cluster, String node) {
        assertThat(search(cluster, node, LONG)).isEqualTo(1);
        assertThat(stream(cluster, node, LONG)).isEqualTo(1);
        assertThat(cluster.grid(node).documents().get(BOOKS, DUNE)).isPresent();
    }

    private static long search(TestCluster cluster, String node, Duration timeout) {
        return cluster.grid(node)
                .search()
                .search(TestCluster.search("title:dune", timeout))
                .total()
                .value();
    }

    private static long stream(TestCluster cluster, String node, Duration timeout) {
        AtomicLong hits = new AtomicLong();
        try {
            cluster.grid(node).search().stream(
                    TestCluster.search("title:dune", timeout), hit -> hits.incrementAndGet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return hits.get();
    }

    private static CompletableFuture<Boolean> refusal(Runnable read) {
        return CompletableFuture.supplyAsync(
                () -> isRefused(read), work -> Thread.ofPlatform().start(work));
    }

    private static boolean isRefused(Runnable read) {
        try {
            read.run();
            return false;
        } catch (CameoGridException e) {
            return e.code() == ErrorCode.NO_QUORUM;
        }
    }
}
