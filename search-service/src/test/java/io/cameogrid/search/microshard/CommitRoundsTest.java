package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static io.cameogrid.search.microshard.MicroshardState.FILLING;
import static io.cameogrid.search.microshard.MicroshardState.OWNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitRoundsTest {
    private static final MicroshardId ID = shard(0);

    private final AtomicBoolean diskFails = new AtomicBoolean();
    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path temp) {
        fixture = new MicroshardFixture(temp.resolve("shards"));
        fixture.directories = path -> new FailingDirectory(FSDirectory.open(path), diskFails);
        fixture.owning(2);
        fixture.put(0, "a", "red");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void checkpointWithFailingLog() {
        fixture.set.flushAhead();
        fixture.set.mark(fixture.rows::counter);
        fixture.set.commit(() -> {
            throw new IllegalStateException("the log's disk is gone");
        });
    }

    private boolean marked() {
        return Files.exists(fixture.partition(0).resolve("rebuild"));
    }

    @Test
    void theLogIsForcedOnceBetweenTheCutsAndTheirPublication() {
        fixture.checkpoint();
        fixture.put(0, "b", "red");
        fixture.put(1, "c", "red");
        List<String> events = new ArrayList<>();
        fixture.failpoints = point ->
                events.add(point + " " + fixture.commit(0).orElseThrow().counter());
        fixture.set.mark(fixture.rows::counter);
        fixture.set.commit(
                () -> events.add("force " + fixture.commit(0).orElseThrow().counter()));
        assertThat(events)
                .containsExactly(
                        "mark.after 1",
                        "commit.before-prepare 1",
                        "commit.after-prepare 1",
                        "force 1",
                        "commit.after-publish 2");
    }

    @Test
    void nothingIsWrittenForMicroshardsThatDidNotChange() {
        fixture.checkpoint();
        AtomicInteger forced = new AtomicInteger();
        List<Path> before = TestFiles.files(fixture.root);
        fixture.set.flushAhead();
        fixture.set.mark(fixture.rows::counter);
        fixture.set.commit(forced::incrementAndGet);
        assertThat(forced).hasValue(0);
        assertThat(TestFiles.files(fixture.root)).isEqualTo(before);
    }

    @Test
    void aLogThatCannotBeForcedHoldsBackEveryCommitUntilItCan() {
        fixture.checkpoint();
        fixture.put(0, "b", "red");
        checkpointWithFailingLog();
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(1);
        assertThat(marked()).isTrue();
        assertThat(fixture.count(shards(2), "red")).isEqualTo(2);

        fixture.put(0, "c", "red");
        fixture.checkpoint();
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(3);
        assertThat(marked()).isFalse();
        fixture.crash();
        assertThat(fixture.recover(ID, 3)).isEqualTo(OWNING);
        assertThat(fixture.count(List.of(ID), "red")).isEqualTo(3);
    }

    @Test
    void aCrashAfterACheckpointWithoutItsCommitsIsNoticedEvenWithoutCounters() {
        fixture.checkpoint();
        fixture.put(0, "a", "green");
        checkpointWithFailingLog();
        fixture.crash();
        assertThat(fixture.own(ID)).isEqualTo(FILLING);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
    }

    @Test
    void aDiskThatFailsACommitCostsNoSearchAndNoRebuildWhenItRecovers() {
        fixture.checkpoint();
        fixture.put(0, "b", "red");
        fixture.set.flushAhead();
        fixture.set.mark(fixture.rows::counter);
        diskFails.set(true);
        fixture.set.commit(() -> {});
        diskFails.set(false);
        assertThat(marked()).isTrue();
        assertThat(fixture.count(shards(2), "red")).isEqualTo(2);
        fixture.put(0, "c", "red");
        fixture.checkpoint();
        assertThat(marked()).isFalse();
        assertThat(fixture.set.status(MicroshardFixture.INCARNATION)).allMatch(s -> s.state() == OWNING);
        fixture.crash();
        assertThat(fixture.recover(ID, 3)).isEqualTo(OWNING);
        assertThat(fixture.count(List.of(ID), "red")).isEqualTo(3);
    }

    @Test
    void aMicroshardThatIsNotRecoveredYetIsNotCommitted() throws IOException {
        fixture.checkpoint();
        fixture.crash();
        fixture.put(0, "b", "red");
        fixture.checkpoint();
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(1);
        fixture.crash();
        assertThat(fixture.own(ID)).isEqualTo(FILLING);
    }

    @Test
    void aMarkWithoutACommitIsForgottenByTheNextOne() {
        fixture.set.mark(fixture.rows::counter);
        fixture.put(0, "b", "red");
        fixture.checkpoint();
        assertThat(fixture.commit(0).orElseThrow().noted()).isEmpty();
        assertThat(fixture.commit(0).orElseThrow().counter()).isEqualTo(2);
    }
}
