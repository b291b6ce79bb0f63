package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk stands still, and changes still come back. If one waited for it, the test would wait for ever: the disk moves
 * again only afterwards.
 */
class HookWaitsForNothingTest {
    private static final int MANY = 2_000;

    private final GatedDirectory.Gate disk = new GatedDirectory.Gate();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path root) {
        fixture = new MicroshardFixture(root);
        fixture.directories = path -> new GatedDirectory(FSDirectory.open(path), disk);
        fixture.owning(1);
    }

    @AfterEach
    void stop() {
        disk.open();
        threads.close();
        fixture.close();
    }

    @Test
    void whileNothingButItselfIsGoingOn() throws Exception {
        disk.shut();
        changeALot();
        assertThat(disk.waiting()).isZero();
    }

    @Test
    void whileARefreshIsStuckInItsFlush() throws Exception {
        fixture.put(0, "before", "red");
        disk.shut();
        Future<Integer> search = threads.submit(() -> fixture.count(shards(1), "red"));
        await("the flush", () -> disk.waiting() > 0);
        changeALot();
        disk.open();
        assertThat(search.get(1, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void whileACommitIsStuckInItsSync() throws Exception {
        fixture.put(0, "before", "red");
        fixture.set.flushAhead();
        disk.shut();
        Future<?> checkpoint = threads.submit(fixture::checkpoint);
        await("the commit", () -> disk.waiting() > 0);
        changeALot();
        disk.open();
        checkpoint.get(1, TimeUnit.MINUTES);
    }

    @Test
    void whileAMergeIsStuck() throws Exception {
        disk.shutForMerges();
        for (int i = 0; disk.waiting() == 0; i++) {
            fixture.put(0, "k" + i, "red");
            assertThat(fixture.count(shards(1), "red")).isEqualTo(i + 1);
        }
        changeALot();
    }

    @Test
    void whileTheBudgetIsPassedAndItsFlushIsStuck() throws Exception {
        fixture.bufferBytes = 256 << 10;
        fixture.restart();
        fixture.owning(1);
        disk.shut();
        for (int i = 0; disk.waiting() == 0; i++) {
            fixture.put(0, "k" + i, "red " + i);
        }
        changeALot();
        assertThat(fixture.set.bufferedBytes()).isGreaterThan(2 * fixture.bufferBytes);
    }

    private void changeALot() throws Exception {
        threads.submit(() -> {
                    for (int i = 0; i < MANY; i++) {
                        fixture.put(0, "x" + i, "word " + i);
                        if (i % 3 == 0) {
                            fixture.remove(0, "x" + i);
                        }
                    }
                })
                .get(1, TimeUnit.MINUTES);
    }
}
