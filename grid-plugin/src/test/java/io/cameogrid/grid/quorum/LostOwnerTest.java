package io.cameogrid.grid.quorum;

import static io.cameogrid.grid.quorum.TestCluster.BOOKS;
import static io.cameogrid.grid.quorum.TestCluster.farOff;
import static io.cameogrid.grid.quorum.TestCluster.in;
import static io.cameogrid.grid.quorum.TestCluster.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.LocalPartitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ignite.IgniteCluster;
import org.apache.ignite.spi.IgniteSpiException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests when a server goes at a bad moment and nobody counts votes. */
final class LostOwnerTest {
    private static final Executor THREADS = Thread.ofPlatform().daemon()::start;
    private static final String COMMIT = "GridNearTxFinishRequest";

    @TempDir
    Path directory;

    /**
     * The server is lost at the moment at which it is to commit its part, and can be reached no more, but the topology has
     * it still: that is when the grid takes the whole for committed.
     */
    @Test
    void aBatchIsNotAcknowledgedIfASoleOwnerIsLostInTheCommit() {
        try (TestCluster cluster = new TestCluster(directory, "").start("a", "b")) {
            cluster.index("a", 0);
            assertNotAcknowledged(cluster, cluster.idOn("a"), cluster.idOn("b"));
        }
    }

    @Test
    void norIfItIsTheSoleOwnerBecauseAnotherOneIsAway() {
        try (TestCluster cluster = new TestCluster(directory, "").start("a", "b", "c")) {
            cluster.index("a", 1);
            cluster.stop("c");
            LocalPartitions partitions = new LocalPartitions(cluster.ignite("a"));
            until("c is given up", () -> partitions.settledTopology() == 4 && !partitions.exchanging());
            assertNotAcknowledged(cluster, cluster.idOn("a"), cluster.idOn("b"));
        }
    }

    private static void assertNotAcknowledged(TestCluster cluster, String onA, String onB) {
        List<BulkItem> items = List.of(
                new BulkItem.Write(TestCluster.write(onA, "dune")), new BulkItem.Write(TestCluster.write(onB, "emma")));
        AtomicBoolean lost = new AtomicBoolean();
        cluster.cuts.lose((to, message) -> {
            if (to.consistentId().equals("b") && message.toString().contains(COMMIT)) {
                lost.set(true);
                cluster.cuts.cutCommunication("a", "b");
                cluster.cuts.refuseConnections("a", "b");
                throw new IgniteSpiException("the connection was reset");
            }
            return false;
        });

        Throwable failure = catchThrowable(
                () -> cluster.grid("a").documents().putAll(BOOKS, items, true, in(Duration.ofSeconds(25))));

        assertThat(lost).isTrue();
        assertThat(cluster.ignite("a").cluster().forServers().nodes()).hasSize(2);
        assertThat(failure).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(e.detail()).contains("not confirmed");
        });
    }

    @Test
    void writesAndSearchesThatWaitForPartitionsToBeAssignedEndAtTheirDeadline() {
        try (TestCluster cluster = new TestCluster(directory, "").start("a", "b")) {
            cluster.index("a", 1);
            cluster.put("a", "1", "dune", farOff());
            cluster.start("c");
            // That c is to have partitions needs the word of all three to the oldest, which is a.
            cluster.cuts.cutCommunication("a", "c");
            IgniteCluster other = cluster.ignite("b").cluster();
            CompletableFuture<Void> assigning =
                    CompletableFuture.runAsync(() -> other.setBaselineTopology(other.topologyVersion()), THREADS);
            LocalPartitions partitions = new LocalPartitions(cluster.ignite("a"));
            until("partitions are being assigned", partitions::exchanging);

            endsInTime(() -> cluster.put("a", "1", "emma", soon()), ErrorCode.TIMEOUT);
            endsInTime(
                    () -> cluster.grid("a")
                            .documents()
                            .putAll(BOOKS, List.of(new BulkItem.Write(TestCluster.write("1", "emma"))), true, soon()),
                    ErrorCode.TIMEOUT);
            endsInTime(
                    () -> cluster.grid("a").search().search(TestCluster.search("*", Duration.ofMillis(500))),
                    ErrorCode.TIMEOUT,
                    ErrorCode.PARTITION_UNAVAILABLE);
            assertThat(partitions.exchanging())
                    .as("nothing else has ended their wait")
                    .isTrue();

            cluster.cuts.heal();
            cluster.stop("c");
            assigning.join();
        }
    }

    private static void endsInTime(ThrowingCallable request, ErrorCode... codes) {
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(() -> catchThrowable(request), THREADS);
        until("the request has ended", outcome::isDone);
        assertThat(outcome.join())
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isIn((Object[]) codes));
    }

    private static Deadline soon() {
        return in(Duration.ofMillis(500));
    }
}
