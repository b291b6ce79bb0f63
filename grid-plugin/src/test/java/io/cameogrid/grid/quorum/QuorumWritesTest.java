package io.cameogrid.grid.quorum;

import static io.cameogrid.grid.quorum.TestCluster.BOOKS;
import static io.cameogrid.grid.quorum.TestCluster.farOff;
import static io.cameogrid.grid.quorum.TestCluster.in;
import static io.cameogrid.grid.quorum.TestCluster.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.transactions.Transaction;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody writes without a majority of the voters, and nothing is acknowledged that only a minority may have. */
final class QuorumWritesTest {
    @TempDir
    Path directory;

    @Test
    void aTopologyWithoutAMajorityRefusesEveryChangeUntilAVoterComesBack() {
        try (TestCluster cluster = new TestCluster(directory, "abcde").start("a", "b", "c")) {
            cluster.index("a", 2);
            cluster.put("a", "1", "dune", farOff());
            assertThat(cluster.grid("a").cluster().readiness().ready()).isTrue();

            cluster.stop("c");
            until(
                    "a has noticed",
                    () -> cluster.ignite("a").cluster().forServers().nodes().size() == 2);

            IgniteCache<StoredKey, StoredDocument> raw = cluster.grid("a").cache(BOOKS);
            assertThat(catchThrowable(() -> raw.put(StoredKey.of("2"), StoredDocument.of("{}"))))
                    .as("what an application puts itself")
                    .hasRootCauseMessage(
                            "Failed to perform cache operation (cache topology is not valid): " + raw.getName());
            everyChangeIsRefused(cluster);
            assertThat(cluster.grid("a").cluster().readiness().reasons())
                    .containsExactly("there is no majority of the voters: 2 of 5 voters; awaited: c, d, e");
            assertThat(cluster.grid("a").cluster().health().status()).isEqualTo(ClusterHealth.Status.RED);

            cluster.restart("c");
            cluster.put("a", "3", "emma", farOff());
            assertThat(cluster.total("a", "*")).isEqualTo(2);
        }
    }

    private static void everyChangeIsRefused(TestCluster cluster) {
        var documents = cluster.grid("a").documents();
        refused(() -> cluster.put("a", "2", "emma", farOff()));
        refused(() ->
                documents.putAll(BOOKS, List.of(new BulkItem.Write(TestCluster.write("2", "emma"))), true, farOff()));
        refused(() -> documents.delete(BOOKS, DocumentAddress.of("1"), WriteCondition.ALWAYS, farOff()));
        refused(() -> documents.deleteAll(BOOKS, List.of(DocumentAddress.of("1")), farOff()));
        refused(() -> cluster.grid("a").catalog().configure(IndexName.of("other"), IndexSettings.none(), false));
        refused(() -> cluster.grid("a").catalog().drop(BOOKS, false));
    }

    private static void refused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.NO_QUORUM);
            assertThat(e.detail()).contains("2 of 5 voters", "nothing was executed");
        });
    }

    @Test
    void aWriteThatEndsAfterItsBackupHasGoneIsAcknowledgedIfAMajorityStillSeesTheNode() throws Exception {
        try (TestCluster cluster = new TestCluster(directory, "abc").start("a", "b", "c")) {
            assertThat(failureOfAWriteDuringWhich(cluster, () -> {})).isNull();
        }
    }

    @Test
    void aWriteThatEndsAfterItsBackupHasGoneIsNotAcknowledgedIfNobodyElseConfirms() throws Exception {
        try (TestCluster cluster = new TestCluster(directory, "abc").start("a", "b", "c")) {
            assertThat(failureOfAWriteDuringWhich(cluster, () -> cluster.cuts.cutCommunication("a", "c")))
                    .isInstanceOfSatisfying(CameoGridException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
                        assertThat(e.detail()).contains("not confirmed");
                    });
        }
    }

    /** The write waits for a lock on node a, whose only other copy is on b; b stops, then the write goes on. */
    private static Throwable failureOfAWriteDuringWhich(TestCluster cluster, Runnable happening) throws Exception {
        cluster.index("a", 1);
        String id = cluster.idOn("a", "b");
        cluster.put("a", id, "first", farOff());
        IgniteCache<StoredKey, StoredDocument> cache = cluster.grid("a").cache(BOOKS);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread writer;
        try (Transaction lock = cluster.ignite("a")
                .transactions()
                .txStart(TransactionConcurrency.PESSIMISTIC, TransactionIsolation.REPEATABLE_READ)) {
            cache.get(StoredKey.of(id));
            long running =
                    cluster.ignite("a").transactions().localActiveTransactions().size();
            writer = Thread.ofPlatform()
                    .start(() -> failure.set(
                            catchThrowable(() -> cluster.put("a", id, "second", in(Duration.ofSeconds(8))))));
            until("the write waits for the lock", () -> writes(cache, running));
            happening.run();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> cluster.stop("b"));
            until(
                    "a has noticed",
                    () -> cluster.ignite("a").cluster().forServers().nodes().size() == 2);
            lock.rollback();
            writer.join();
            cluster.cuts.heal();
            stopping.get();
        }
        return failure.get();
    }

    private static boolean writes(IgniteCache<StoredKey, StoredDocument> cache, long running) {
        return cache.unwrap(org.apache.ignite.Ignite.class)
                        .transactions()
                        .localActiveTransactions()
                        .size()
                > running;
    }
}
