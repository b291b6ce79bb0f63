package io.cameogrid.grid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who still works with an index while it is dropped is told that it is gone, and of no failure of the store. */
final class DroppedIndexTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int ROUNDS = 8;
    private static final Set<ErrorCode> EXPECTED =
            EnumSet.of(ErrorCode.INDEX_NOT_FOUND, ErrorCode.PARTITION_UNAVAILABLE);

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void readersOfAnIndexThatIsDroppedAreToldThatItIsGone() throws InterruptedException {
        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            for (int round = 0; round < ROUNDS; round++) {
                node.documents().putAll(BOOKS, books(), true, Deadline.after(Duration.ofMinutes(1)));
                AtomicBoolean dropped = new AtomicBoolean();
                List<Thread> readers = List.of(
                        reader(dropped, () -> node.search().search(SearchRequest.of(BOOKS, "title:book"))),
                        reader(dropped, () -> node.search().search(SearchRequest.of(BOOKS, "id:b1"))),
                        reader(dropped, () -> node.documents().get(BOOKS, DocumentAddress.of("b2"))),
                        reader(dropped, () -> node.catalog().list(true)));
                node.catalog().drop(BOOKS, false);
                dropped.set(true);
                for (Thread reader : readers) {
                    reader.join();
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private Thread reader(AtomicBoolean dropped, Runnable read) {
        return Thread.ofPlatform().start(() -> {
            while (!dropped.get()) {
                try {
                    read.run();
                } catch (CameoGridException e) {
                    if (!EXPECTED.contains(e.code())) {
                        failures.add(e);
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        });
    }

    private static List<BulkItem> books() {
        List<BulkItem> books = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            books.add(new BulkItem.Write(
                    new DocumentWrite("b" + i, Optional.empty(), JsonBytes.of("{\"title\":\"book " + i + "\"}"))));
        }
        return books;
    }
}
