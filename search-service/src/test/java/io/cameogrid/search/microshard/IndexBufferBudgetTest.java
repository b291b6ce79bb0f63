package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexBufferBudgetTest {
    private final IndexBufferBudget budget = new IndexBufferBudget(100);
    private final List<String> flushed = new CopyOnWriteArrayList<>();
    private final CountDownLatch disk = new CountDownLatch(1);

    @BeforeEach
    void start() {
        budget.start();
    }

    @AfterEach
    void stop() {
        disk.countDown();
        budget.close();
    }

    private final class Writer implements IndexBufferBudget.Buffers {
        private final String name;
        private final IndexBufferBudget.Account account;
        private volatile long bytes;

        Writer(String name) {
            this.name = name;
            account = budget.open(this);
        }

        void add(long more) {
            bytes += more;
            account.grown();
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void flush() {
            try {
                disk.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            flushed.add(name);
            bytes = 0;
        }
    }

    @Test
    void belowTheBudgetNothingIsFlushed() {
        disk.countDown();
        Writer small = new Writer("small");
        small.add(60);
        assertThat(budget.used()).isEqualTo(60);
        Writer other = new Writer("other");
        other.add(41);
        await("the flush", () -> !flushed.isEmpty());
        assertThat(flushed).containsExactly("small");
        assertThat(budget.used()).isEqualTo(41);
    }

    @Test
    void theLargestIsFlushedUntilTheSumFits() {
        Writer a = new Writer("a");
        Writer b = new Writer("b");
        Writer c = new Writer("c");
        a.add(80);
        b.add(60);
        c.add(50);
        disk.countDown();
        await("two flushes", () -> budget.used() <= 100);
        assertThat(flushed).containsExactly("a", "b").doesNotContain("c");
    }

    @Test
    void writersAreHeldBackOnlyWhenTheBuffersHaveTwiceTheBudget() throws Exception {
        Writer writer = new Writer("a");
        writer.add(200);
        budget.awaitRoom(Deadline.after(Duration.ZERO));
        writer.add(1);
        assertThatThrownBy(() -> budget.awaitRoom(Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = threads.submit(() -> budget.awaitRoom(Deadline.after(Duration.ofMinutes(1))));
            disk.countDown();
            waiting.get(1, TimeUnit.MINUTES);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void aClosedWriterCountsNoMore() {
        Writer writer = new Writer("a");
        writer.add(90);
        writer.account.close();
        writer.add(90);
        assertThat(budget.used()).isZero();
    }
}
