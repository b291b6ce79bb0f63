package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path temp) {
        fixture = new MicroshardFixture(temp.resolve("shards")).owning(2);
        fixture.put(0, "a", "red");
        fixture.put(1, "b", "red");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aDroppedIndexIsDeletedAndHeardNoMoreWhileOpenViewsGoOn() throws IOException {
        fixture.checkpoint();
        try (MicroshardsView view = fixture.set.acquire(shards(2))) {
            fixture.set.drop(MicroshardFixture.INCARNATION);
            assertThat(fixture.root.resolve(MicroshardFixture.INCARNATION)).doesNotExist();
            assertThat(view.searcher().count(MatchAllDocsQuery.INSTANCE)).isEqualTo(2);
            fixture.put(0, "c", "red");
            assertThat(view.searcher().search(MatchAllDocsQuery.INSTANCE, 10).scoreDocs)
                    .hasSize(2);
        }
        assertThat(fixture.root.resolve(MicroshardFixture.INCARNATION)).doesNotExist();
        assertThat(fixture.set.refusals(List.of(shard(0)))).containsEntry(0, "not here");
        assertThat(fixture.set.bufferedBytes()).isZero();
    }

    @Test
    void oneDroppedPartitionLeavesTheOthersAndMayComeBack() {
        fixture.set.drop(shard(0));
        assertThat(fixture.partition(0)).doesNotExist();
        assertThat(fixture.count(List.of(shard(1)), "red")).isEqualTo(1);
        fixture.rows.rows(shard(0)).clear();
        fixture.put(0, "again", "red");
        assertThat(fixture.own(shard(0))).isEqualTo(MicroshardState.OWNING);
        assertThat(fixture.count(shards(2), "red")).isEqualTo(2);
    }

    @Test
    void microshardsOfUnknownIndexesAreDeletedAtTheStart() {
        fixture.checkpoint();
        fixture.restart();
        fixture.set.retainOnly(Set.of(MicroshardFixture.INCARNATION));
        assertThat(fixture.recover(shard(0), 1)).isEqualTo(MicroshardState.OWNING);
        fixture.restart();
        fixture.set.retainOnly(Set.of("other"));
        assertThat(fixture.root.resolve(MicroshardFixture.INCARNATION)).doesNotExist();
    }

    @Test
    void verifyTellsMissingGhostsAndStale() {
        fixture.put(0, "stale", "red");
        fixture.rows.putSilently(shard(0), "stale", "green");
        fixture.rows.putSilently(shard(0), "missing", "red");
        fixture.set.stored(shard(0), MemoryRows.row("ghost", 1, "red"));
        VerifyReport report = fixture.verify(shard(0));
        assertThat(report.missing()).containsExactly(DocumentKey.of("missing"));
        assertThat(report.ghosts()).containsExactly(DocumentKey.of("ghost"));
        assertThat(report.stale()).containsExactly(DocumentKey.of("stale"));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.documents()).isEqualTo(3);
        fixture.set.rebuild(shard(0)).join();
        assertThat(fixture.verify(shard(0)).clean()).isTrue();
    }

    @Test
    void theStatusCountsWhatASearchSees() {
        fixture.checkpoint();
        MicroshardStatus status =
                fixture.set.status(MicroshardFixture.INCARNATION).getFirst();
        assertThat(status.id()).isEqualTo(shard(0));
        assertThat(status.documents()).isEqualTo(1);
        assertThat(status.state()).isEqualTo(MicroshardState.OWNING);
        assertThat(status.detail()).isEmpty();
        assertThat(status.bytesOnDisk()).isPositive();
        assertThat(status.rebuilt()).isEqualTo(1);
        assertThat(fixture.set.status("unknown")).isEmpty();
    }

    @Test
    void microshardsThatNobodyWritesToAnyMoreAreMergedToOneSegment() {
        for (int i = 0; i < 3; i++) {
            fixture.put(0, "k" + i, "red");
            fixture.count(shards(2), "red");
        }
        assertThat(segments()).isGreaterThan(1);
        await("one segment", () -> segments() == 1);
        assertThat(fixture.count(List.of(shard(0)), "red")).isEqualTo(4);
    }

    private int segments() {
        try (MicroshardsView view = fixture.set.acquire(List.of(shard(0)))) {
            return view.searcher().getIndexReader().leaves().size();
        }
    }

    @Test
    void manyRowsStayWithinTheBudget() {
        fixture.bufferBytes = 1 << 20;
        fixture.checkpoint();
        fixture.restart();
        fixture.owning(2);
        for (int i = 0; i < 20_000; i++) {
            fixture.set.awaitRoom(Deadline.after(Duration.ofMinutes(1)));
            fixture.put(i % 2, "k" + i, "some words about number " + i);
            assertThat(fixture.set.bufferedBytes()).isLessThan(3 << 20);
        }
        assertThat(fixture.count(shards(2), "number")).isEqualTo(20_000);
    }

    @Test
    void aClosedSetTakesNoMoreChangesAndDoesNotMind() {
        MicroshardId id = shard(0);
        fixture.set.close();
        fixture.set.stored(id, MemoryRows.row("z", 1, "red"));
        fixture.set.removed(id, DocumentKey.of("a"));
        assertThat(fixture.set.refusals(List.of(id))).isNotEmpty();
    }
}
