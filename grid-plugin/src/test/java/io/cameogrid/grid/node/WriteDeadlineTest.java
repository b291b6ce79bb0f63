package io.cameogrid.grid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.transactions.Transaction;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that has to wait for another transaction answers when its own time is over, not when the other's is. */
final class WriteDeadlineTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final DocumentWrite DUNE =
            new DocumentWrite("1", Optional.empty(), JsonBytes.of("{\"title\":\"Dune\"}"));

    @TempDir
    Path directory;

    @Test
    void aWriteThatWaitsForALockGivesUpAtItsDeadline() throws InterruptedException {
        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            node.documents().put(BOOKS, DUNE, WriteCondition.ALWAYS, Deadline.after(Duration.ofMinutes(1)));
            IgniteCache<StoredKey, StoredDocument> cache = node.plugin().cache(BOOKS);
            try (Transaction lock = node.ignite()
                    .transactions()
                    .txStart(TransactionConcurrency.PESSIMISTIC, TransactionIsolation.REPEATABLE_READ)) {
                cache.get(StoredKey.of("1"));
                Thread writer = Thread.ofPlatform().start(() -> {
                    givesUp(() -> node.documents().put(BOOKS, DUNE, WriteCondition.ALWAYS, soon()));
                    givesUp(() -> node.documents().putAll(BOOKS, List.of(new BulkItem.Write(DUNE)), true, soon()));
                    done = true;
                });
                writer.join();
                lock.rollback();
            }
            assertThat(done).as("each gave up for want of time").isTrue();
        }
    }

    private volatile boolean done;

    private static void givesUp(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(e.detail()).contains("did not answer in time");
        });
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMillis(200));
    }
}
