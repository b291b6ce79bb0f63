package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A write that waits for a batch's lock is committed, and acknowledged, in the batch's thread, while the batch itself has not
 * been acknowledged yet.
 */
final class LockHandoverIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final String BATCH = "batch";
    private static final int OWN_CHANGES = 2;

    @TempDir
    Path directory;

    @Test
    void anAcknowledgedWriteIsFoundWhileTheBatchThatItWaitedForGoesOn() throws Exception {
        Halts halts = new Halts();
        try (TestNode node = TestNode.start(GridNodeConfig.defaults(directory), halts);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            node.makeIndex(BOOKS, 1, 0);
            putBoth(node, "none");
            assertThat(node.total(BOOKS, "word:none")).isEqualTo(2);

            Thread batch = Thread.ofPlatform().name(BATCH).start(() -> putBoth(node, "batch"));
            Eventually.until("the batch commits", () -> halts.changes.get() == 1);
            Future<?> one = threads.submit(() -> node.put(BOOKS, "k1", "{\"word\":\"one\"}"));
            Future<?> two = threads.submit(() -> node.put(BOOKS, "k2", "{\"word\":\"two\"}"));
            Eventually.until(
                    "both wait for the batch",
                    () -> node.ignite().transactions().localActiveTransactions().size() == 3);
            halts.atBegin.countDown();
            try {
                Eventually.until("one of them is acknowledged", () -> one.isDone() || two.isDone());
                assertThat(node.findIds(BOOKS, "word:" + (one.isDone() ? "one" : "two")))
                        .hasSize(1);
            } finally {
                halts.atSecondOther.countDown();
                batch.join();
            }
            one.get();
            two.get();
            assertThat(node.findIds(BOOKS, "word:one OR word:two")).containsExactlyInAnyOrder("k1", "k2");
            node.verified(BOOKS);
        }
    }

    private static void putBoth(TestNode node, String word) {
        String json = "{\"word\":\"" + word + "\"}";
        node.putAll(BOOKS, List.of(TestNode.item("k1", json), TestNode.item("k2", json)));
    }

    /** Holds the batch's thread up at its first own change, and at the second one that it makes for somebody else. */
    private static final class Halts implements Failpoints {
        final AtomicInteger changes = new AtomicInteger();
        final CountDownLatch atBegin = new CountDownLatch(1);
        final CountDownLatch atSecondOther = new CountDownLatch(1);

        @Override
        public void reached(String point) {
            if (!point.equals(HOOK_BEFORE_WRITER)
                    || !Thread.currentThread().getName().equals(BATCH)) {
                return;
            }
            int change = changes.incrementAndGet();
            if (change == 1) {
                await(atBegin);
            } else if (change == OWN_CHANGES + 2) {
                await(atSecondOther);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
