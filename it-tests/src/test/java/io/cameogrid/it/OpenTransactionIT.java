package io.cameogrid.it;

import static io.cameogrid.it.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ignite.transactions.Transaction;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application writes in a transaction of its own is not lost when the index's documents move before the commit. */
final class OpenTransactionIT {
    private static final IndexName BOOKS = IndexName.of("books");

    private static TestCluster cluster;
    private static TestNode client;
    private static volatile Meeting meeting = new Meeting();

    /** Of the transaction with the move, which waits for nothing but what the transaction has written in the middle of it. */
    private record Meeting(
            CompletableFuture<Void> copied, CompletableFuture<Void> written, CompletableFuture<Void> closed) {
        Meeting() {
            this(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
        }

        void reached(String point) {
            if (point.equals("move.copied")) {
                copied.complete(null);
                written.join();
            } else if (point.equals("move.closed")) {
                closed.complete(null);
            }
        }
    }

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster =
                new TestCluster(directory, 2, Duration.ofMinutes(5)).meeting(number -> point -> meeting.reached(point));
        cluster.start(1, 2);
        client = cluster.startClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @AfterEach
    void drop() {
        cluster.node(1).grid().catalog().drop(BOOKS, false);
    }

    @ParameterizedTest
    @EnumSource(TransactionConcurrency.class)
    void aServersTransactionIsNotLost(TransactionConcurrency concurrency) {
        assertNotLost(cluster.node(1), concurrency);
        drop();
        assertNotLost(cluster.node(2), concurrency);
    }

    @ParameterizedTest
    @EnumSource(TransactionConcurrency.class)
    void aThickClientsTransactionIsNotLost(TransactionConcurrency concurrency) {
        assertNotLost(client, concurrency);
    }

    private static void assertNotLost(TestNode writer, TransactionConcurrency concurrency) {
        Meeting now = new Meeting();
        meeting = now;
        writer.put(BOOKS, "here", "{\"title\":\"dune\"}");
        String before = incarnation(writer);
        String task = Schemas.reindex(writer, BOOKS, text("title", "en_stem"));
        now.copied().join();
        try (Transaction transaction =
                writer.ignite().transactions().txStart(concurrency, TransactionIsolation.REPEATABLE_READ)) {
            for (int i = 0; i < 10; i++) {
                writer.put(BOOKS, "early" + i, "{\"title\":\"emma\"}");
            }
            writer.delete(BOOKS, "here");
            now.written().complete(null);
            now.closed().join();
            writer.put(BOOKS, "late", "{\"title\":\"ulysses\"}");
            assertThat(movesFrom(before, writer)).as("moves before the commit").isFalse();
            transaction.commit();
        } finally {
            now.written().complete(null);
        }

        assertThat(Schemas.ending(writer, task).result()).isEqualTo(TaskView.Result.DONE);
        assertThat(incarnation(writer)).isNotEqualTo(before);
        for (TestNode node : List.of(cluster.node(1), cluster.node(2), client)) {
            assertThat(node.total(BOOKS, "title:emma")).isEqualTo(10);
            assertThat(node.findIds(BOOKS, "title:ulysses")).containsExactly("late");
            assertThat(node.grid().documents().get(BOOKS, DocumentAddress.of("here")))
                    .isEmpty();
        }
        cluster.node(1).verified(BOOKS);
        cluster.node(2).verified(BOOKS);
    }

    /** Whether the documents are in another place within the time in which they would be if nothing held them back. */
    private static boolean movesFrom(String incarnation, TestNode node) {
        Deadline patience = Deadline.after(Duration.ofSeconds(1));
        while (incarnation(node).equals(incarnation)) {
            if (patience.expired()) {
                return false;
            }
            Eventually.briefly();
        }
        return true;
    }

    private static String incarnation(TestNode node) {
        return node.grid().catalog().find(BOOKS).orElseThrow().incarnation();
    }
}
