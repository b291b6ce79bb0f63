package io.cameogrid.grid.quorum;

import static io.cameogrid.grid.quorum.TestCluster.BOOKS;
import static io.cameogrid.grid.quorum.TestCluster.in;
import static io.cameogrid.grid.quorum.TestCluster.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.plugin.extensions.communication.Message;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Nothing was executed" is said of nothing that may have been executed by nodes that are gone. */
final class UnknownOutcomeTest {
    private static final Executor THREADS = Thread.ofPlatform().daemon()::start;
    private static final String COMMIT = "GridNearTxFinishRequest";
    /** By which the primary says that a write of one partition is committed. */
    private static final String COMMITTED = "GridNearTxPrepareResponse";

    /** By which the backup says so when the primary has gone. */
    private static final String WAS_COMMITTED = "GridDhtTxFinishResponse";

    @TempDir
    Path directory;

    @Test
    void aBatchWhoseSoleOwnerLeavesInTheCommitMayHaveBeenExecuted() {
        try (TestCluster cluster = new TestCluster(directory, "").start("a", "b")) {
            cluster.index("a", 0);
            String here = cluster.idOn("a");
            List<BulkItem> items = List.of(
                    new BulkItem.Write(TestCluster.write(here, "dune")),
                    new BulkItem.Write(TestCluster.write(cluster.idOn("b"), "emma")));
            AtomicBoolean lost = new AtomicBoolean();
            cluster.cuts.lose((to, message) -> is(COMMIT, message) && isTo("b", to) && note(lost));

            Throwable failure = failureOf(
                    () -> cluster.grid("a").documents().putAll(BOOKS, items, true, in(Duration.ofSeconds(25))), () -> {
                        until("b is to commit", lost::get);
                        cluster.stop("b");
                    });

            assertUnknown(failure);
            cluster.cuts.heal();
            cluster.restart("b");
            until("what a has is served", () -> isThere(cluster, "a", here));
        }
    }

    @Test
    void aWriteWhosePartitionIsLostAfterwardsMayHaveBeenExecuted() {
        try (TestCluster cluster = new TestCluster(directory, "").start("a", "b", "c")) {
            assertUnknown(failureOfAWriteThatTheOthersKeep(cluster));
        }
    }

    /**
     * Node c writes to a and b, which commit the write. First a leaves, then b, which c has asked what became of the write;
     * neither can say it.
     */
    private static Throwable failureOfAWriteThatTheOthersKeep(TestCluster cluster) {
        cluster.index("a", 1);
        String id = cluster.idOn("a", "b");
        AtomicBoolean committed = new AtomicBoolean();
        AtomicBoolean asked = new AtomicBoolean();
        cluster.cuts.lose((to, message) -> isTo("c", to)
                && ((is(COMMITTED, message) && note(committed)) || (is(WAS_COMMITTED, message) && note(asked))));
        Throwable failure = failureOf(() -> cluster.put("c", id, "dune", in(Duration.ofSeconds(25))), () -> {
            until("a has committed", committed::get);
            cluster.stop("a");
            until("b was asked", asked::get);
            cluster.stop("b");
        });
        cluster.cuts.heal();
        cluster.restart("a");
        cluster.restart("b");
        cluster.ignite("c")
                .resetLostPartitions(List.of(cluster.grid("c").cache(BOOKS).getName()));
        until("what was written is there", () -> isThere(cluster, "c", id));
        return failure;
    }

    private static Throwable failureOf(ThrowingCallable write, Runnable happening) {
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> catchThrowable(write), THREADS);
        happening.run();
        until("the write has ended", failure::isDone);
        return failure.join();
    }

    private static void assertUnknown(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(e.detail()).contains("unknown, read to find out");
        });
    }

    private static boolean isThere(TestCluster cluster, String letter, String id) {
        try {
            return cluster.grid(letter)
                    .documents()
                    .get(BOOKS, DocumentAddress.of(id))
                    .isPresent();
        } catch (CameoGridException e) {
            // Its partition has no owner yet.
            return false;
        }
    }

    private static boolean is(String kind, Message message) {
        return message.toString().contains(kind);
    }

    private static boolean isTo(String letter, ClusterNode node) {
        return node.consistentId().equals(letter);
    }

    private static boolean note(AtomicBoolean happened) {
        happened.set(true);
        return true;
    }
}
