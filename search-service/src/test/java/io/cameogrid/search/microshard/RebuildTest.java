package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.MicroshardId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildTest {
    private static final MicroshardId ID = shard(0);

    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path temp) {
        fixture = new MicroshardFixture(temp.resolve("shards"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whileRowsChangeTheResultIsWhatTheStoreSays(long seed) throws Exception {
        for (int i = 0; i < 3_000; i++) {
            fixture.rows.putSilently(ID, "k" + i, "old word" + i);
        }
        Semaphore changes = new Semaphore(0);
        fixture.rows.onScan = () -> changes.release(2); // so that changes and scan keep pace
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                Random random = new Random(seed * 31 + writer);
                writers.add(threads.submit(() -> {
                    while (!stop.get()) {
                        changes.acquireUninterruptibly();
                        change(random);
                    }
                }));
            }
            fixture.own(ID);
            fixture.awaitOwning(ID);
            fixture.set.rebuild(ID).get(1, TimeUnit.MINUTES);
            stop.set(true);
            changes.release(3);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        VerifyReport report = fixture.verify(ID);
        assertThat(report.clean()).as("seed " + seed + ": " + report).isTrue();
        assertThat(report.documents()).as("seed " + seed).isEqualTo(fixture.rows.count(ID));
    }

    private void change(Random random) {
        String key = "k" + random.nextInt(4_000);
        if (random.nextInt(3) == 0) {
            fixture.remove(0, key);
        } else {
            fixture.put(0, key, "new word" + random.nextInt(100));
        }
    }

    /** Rows that stop at one of them until told to go on. */
    private CountDownLatch[] scanStops() {
        CountDownLatch[] latches = {new CountDownLatch(1), new CountDownLatch(1)};
        fixture.rows.onScan = () -> {
            latches[0].countDown();
            try {
                latches[1].await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        return latches;
    }

    @Test
    void aHealthyMicroshardIsSearchedAllTheWhileAndSeesEveryWrite() throws Exception {
        fixture.own(ID);
        fixture.put(0, "a", "red");
        fixture.put(0, "b", "red");
        fixture.mapping.schemaVersion = 2;
        CountDownLatch[] scan = scanStops();
        CompletableFuture<Void> done = fixture.set.rebuild(ID);
        scan[0].await();
        fixture.put(0, "c", "red");
        fixture.remove(0, "a");
        assertThat(fixture.count(List.of(ID), "red")).isEqualTo(2);
        assertThat(status().builtSchemaVersion()).isEqualTo(1);
        scan[1].countDown();
        done.get(1, TimeUnit.MINUTES);
        assertThat(fixture.count(List.of(ID), "red")).isEqualTo(2);
        assertThat(fixture.verify(ID).clean()).isTrue();
        assertThat(status().builtSchemaVersion()).isEqualTo(2);
    }

    private MicroshardStatus status() {
        return fixture.set.status(MicroshardFixture.INCARNATION).getFirst();
    }

    @Test
    void aRebuildThatIsAskedForAgainBeginsAgain() throws Exception {
        fixture.own(ID);
        fixture.put(0, "a", "red");
        CountDownLatch[] scan = scanStops();
        CompletableFuture<Void> first = fixture.set.rebuild(ID);
        scan[0].await();
        fixture.mapping.schemaVersion = 2;
        CompletableFuture<Void> second = fixture.set.rebuild(ID);
        scan[1].countDown();
        second.get(1, TimeUnit.MINUTES);
        first.get(1, TimeUnit.MINUTES);
        assertThat(status().builtSchemaVersion()).isEqualTo(2);
        assertThat(fixture.finds(0, "red")).isTrue();
    }

    @Test
    void theOldGenerationStaysUntilTheNewOneHasACommit() throws Exception {
        fixture.own(ID);
        fixture.put(0, "a", "red");
        fixture.checkpoint();
        fixture.set.rebuild(ID).get(1, TimeUnit.MINUTES);
        assertThat(fixture.partition(0).resolve("0")).exists();
        Path between = fixture.snapshot();
        fixture.checkpoint();
        assertThat(fixture.partition(0).resolve("0")).doesNotExist();
        assertThat(fixture.partition(0).resolve("1")).exists();
        fixture.restartFrom(between);
        assertThat(fixture.recover(ID, 1)).isEqualTo(MicroshardState.OWNING);
        assertThat(fixture.finds(0, "red")).isTrue();
    }

    @Test
    void aRebuildThatEndsInsideOfARoundTakesOverAfterIt() throws Exception {
        fixture.own(ID);
        fixture.put(0, "a", "red");
        fixture.set.mark(fixture.rows::counter);
        CompletableFuture<Void> done = fixture.set.rebuild(ID);
        await("the rows to be scanned", () -> status().rebuilt() == 1 || done.isDone());
        fixture.put(0, "b", "red");
        fixture.set.commit(() -> {});
        done.get(1, TimeUnit.MINUTES);
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(1);
        assertThat(fixture.count(List.of(ID), "red")).isEqualTo(2);
        fixture.checkpoint();
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(2);
    }

    @Test
    void aDroppedMicroshardStopsItsRebuild() throws Exception {
        fixture.own(ID);
        fixture.put(0, "a", "red");
        CountDownLatch[] scan = scanStops();
        CompletableFuture<Void> done = fixture.set.rebuild(ID);
        scan[0].await();
        fixture.set.drop(ID);
        assertThat(done).isCompletedExceptionally();
        scan[1].countDown();
        assertThat(fixture.partition(0)).doesNotExist();
        fixture.rows.onScan = () -> {};
        assertThat(fixture.own(ID)).isEqualTo(MicroshardState.FILLING);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "red")).isTrue();
    }
}
