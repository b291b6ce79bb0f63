package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadYourWritesTest {
    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path root) {
        fixture = new MicroshardFixture(root).owning(4);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aSearchSeesAPutAReplacementAndARemoval() {
        fixture.put(0, "a", "red");
        assertThat(fixture.count(shards(4), "red")).isEqualTo(1);
        fixture.put(0, "a", "green");
        assertThat(fixture.count(shards(4), "red")).isZero();
        assertThat(fixture.count(shards(4), "green")).isEqualTo(1);
        fixture.remove(0, "a");
        assertThat(fixture.count(shards(4), "green")).isZero();
    }

    @Test
    void aViewStaysAsItWasWhenItWasAcquired() throws IOException {
        fixture.put(0, "a", "red");
        try (MicroshardsView view = fixture.set.acquire(shards(4))) {
            fixture.remove(0, "a");
            fixture.put(1, "b", "red");
            assertThat(fixture.count(shards(4), "red")).isEqualTo(1);
            assertThat(view.searcher().count(MatchAllDocsQuery.INSTANCE)).isEqualTo(1);
        }
    }

    @Test
    void aHitTellsItsPartitionAlsoBesideEmptyOnes() throws IOException {
        fixture.put(1, "b", "x");
        fixture.put(1, "c", "x");
        fixture.put(3, "d", "x");
        try (MicroshardsView view = fixture.set.acquire(shards(4))) {
            List<Integer> partitions = new ArrayList<>();
            for (ScoreDoc hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 10).scoreDocs) {
                partitions.add(view.partition(hit.doc));
            }
            assertThat(partitions).containsExactlyInAnyOrder(1, 1, 3);
        }
    }

    @Test
    void anIdleIndexGivesTheSameSearcherAgain() {
        fixture.put(0, "a", "red");
        IndexSearcher first = searcher(4);
        assertThat(searcher(4)).isSameAs(first);
        assertThat(searcher(2)).isNotSameAs(first);
        assertThat(searcher(4)).isSameAs(first);
        fixture.put(0, "b", "red");
        assertThat(searcher(4)).isNotSameAs(first);
        assertThat(first.getIndexReader().getRefCount()).isZero();
    }

    private IndexSearcher searcher(int partitions) {
        try (MicroshardsView view = fixture.set.acquire(shards(partitions))) {
            return view.searcher();
        }
    }

    @Test
    void everyWriterFindsItsOwnWritesWhileOthersWriteAndSearch() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                String name = "w" + writer;
                writers.add(threads.submit(() -> writeAndFind(name)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private void writeAndFind(String name) {
        for (int i = 0; i < 150; i++) {
            int partition = Math.floorMod((name + i).hashCode(), 4);
            String key = name + "-" + i;
            fixture.put(partition, key, "word " + key);
            assertThat(fixture.count(shards(4), key)).as(key).isEqualTo(1);
            if (i % 3 == 0) {
                fixture.remove(partition, key);
                assertThat(fixture.count(shards(4), key)).as("removed " + key).isZero();
            }
        }
    }

    @Test
    void aRowThatCannotBeMappedIsFoundByItsKeyOnlyAndListed() {
        fixture.put(0, "good", "red");
        fixture.put(0, "bad", "bad");
        fixture.put(0, "huge", WordMapping.EXACT + "x".repeat(40_000));
        assertThat(fixture.count(shards(4), MatchAllDocsQuery.INSTANCE)).isEqualTo(3);
        VerifyReport report = fixture.verify(shard(0));
        assertThat(report.clean()).isTrue();
        assertThat(report.unmapped()).extracting(key -> key.id()).containsExactlyInAnyOrder("bad", "huge");
        assertThat(fixture.set.status(MicroshardFixture.INCARNATION).getFirst().unmapped())
                .isEqualTo(2);
        fixture.put(0, "bad", "well again");
        assertThat(fixture.verify(shard(0)).unmapped()).hasSize(1);
    }

    @Test
    void aMicroshardThatIsNotRecoveredOrNotHereIsRefusedWithTheReason() {
        fixture.put(7, "a", "red");
        assertThatThrownBy(() -> fixture.set.acquire(List.of(shard(0), shard(7), shard(9))))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
                    assertThat(e.facts().get("unavailable").toString()).isEqualTo("{7=not recovered yet, 9=not here}");
                });
    }
}
