package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static io.cameogrid.search.microshard.MicroshardState.FILLING;
import static io.cameogrid.search.microshard.MicroshardState.OWNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done with a microshard at a start: each rule by itself, over real directories. */
class RecoveryTest {
    private static final MicroshardId ID = shard(0);

    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path temp) {
        fixture = new MicroshardFixture(temp.resolve("shards")).owning(1);
        fixture.put(0, "a", "red");
        fixture.put(0, "b", "blue");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void replay(Row row) {
        fixture.set.stored(ID, row);
    }

    private void assertRebuilt(MicroshardState afterRecovery) {
        assertThat(afterRecovery).isEqualTo(FILLING);
        assertWell();
    }

    private void assertWell() {
        fixture.awaitOwning(ID);
        VerifyReport report = fixture.verify(ID);
        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.documents()).isEqualTo(fixture.rows.rows(ID).size());
    }

    @Test
    void aCommitThatFitsIsTakenAsItIsAndTheReplayFillsTheRest() {
        fixture.checkpoint();
        long atCheckpoint = fixture.rows.counter(ID);
        fixture.put(0, "c", "green");
        fixture.put(0, "a", "yellow");
        fixture.crash();

        replay(fixture.rows.find(ID, DocumentKey.of("c")).orElseThrow());
        replay(fixture.rows.find(ID, DocumentKey.of("a")).orElseThrow());

        assertThat(fixture.recover(ID, atCheckpoint)).isEqualTo(OWNING);
        assertWell();
        assertThat(fixture.finds(0, "green")).isTrue();
        assertThat(fixture.finds(0, "red")).isFalse();
    }

    @Test
    void nothingIsSearchedBeforeTheStoreWasAsked() {
        fixture.checkpoint();
        fixture.crash();
        fixture.set.open(ID);
        assertThat(fixture.set.refusals(List.of(ID))).containsEntry(0, "not recovered yet");
    }

    @Test
    void whatTheCommitHoldsTooMuchIsPutRight() {
        Map<DocumentKey, Row> atMark = new HashMap<>(fixture.rows.rows(ID));
        fixture.set.flushAhead();
        fixture.set.mark(fixture.rows::counter);
        long counter = fixture.rows.counter(ID);
        fixture.put(0, "ghost", "white"); // hooked and cut, but its log record is lost
        fixture.put(0, "a", "black");
        fixture.remove(0, "b");
        fixture.set.commit(() -> {});
        assertThat(fixture.commit(0).orElseThrow().noted())
                .extracting(DocumentKey::id)
                .containsExactlyInAnyOrder("ghost", "a", "b");
        fixture.rows.become(ID, atMark, counter);
        fixture.crash();

        assertThat(fixture.recover(ID, counter)).isEqualTo(OWNING);
        assertWell();
        assertThat(fixture.finds(0, "white")).isFalse();
        assertThat(fixture.finds(0, "black")).isFalse();
        assertThat(fixture.finds(0, "red")).isTrue();
        assertThat(fixture.finds(0, "blue")).isTrue();
    }

    @Test
    void keysAreNotedOnlyBetweenMarkAndCut() {
        fixture.set.flushAhead();
        fixture.put(0, "before", "x");
        fixture.set.mark(fixture.rows::counter);
        fixture.put(0, "between", "x");
        fixture.set.commit(() -> fixture.put(0, "after", "x"));
        assertThat(fixture.commit(0).orElseThrow().noted()).containsExactly(DocumentKey.of("between"));
        fixture.checkpoint();
        assertThat(fixture.commit(0).orElseThrow().noted()).isEmpty();
    }

    @Test
    void aMissingMicroshardIsRebuiltUnlessThePartitionIsEmpty() throws IOException {
        fixture.checkpoint();
        fixture.set.close();
        IOUtils.rm(fixture.partition(0));
        fixture.restart();
        assertThat(fixture.recover(shard(1), 0)).isEqualTo(OWNING);
        assertRebuilt(fixture.recover(ID, 2));
    }

    @Test
    void aMicroshardThatHeardEveryRowOfANewPartitionNeedsNoRebuild() {
        fixture.put(3, "x", "red");
        fixture.put(3, "y", "red");
        assertThat(fixture.own(shard(3))).isEqualTo(OWNING);
    }

    @Test
    void aRowThatGoesWhileTheyAreCountedDoesNotMakeUpForOneThatIsMissing() {
        fixture.rows.putSilently(shard(3), "lost", "red");
        fixture.put(3, "x", "red");
        fixture.put(3, "y", "red");
        Iterator<String> going = List.of("x").iterator();
        fixture.rows.onCount = () -> going.forEachRemaining(key -> fixture.remove(3, key));

        fixture.own(shard(3));

        fixture.awaitOwning(shard(3));
        assertThat(fixture.count(List.of(shard(3)), "red")).isEqualTo(2);
    }

    @Test
    void aRowThatComesWhileTheyAreCountedDoesNotMakeUpForADocumentTooMany() {
        fixture.put(3, "x", "red");
        fixture.put(3, "ghost", "red");
        fixture.rows.rows(shard(3)).remove(DocumentKey.of("ghost"));
        Iterator<String> coming = List.of("y").iterator();
        fixture.rows.onCount = () -> coming.forEachRemaining(key -> fixture.put(3, key, "red"));

        fixture.own(shard(3));

        fixture.awaitOwning(shard(3));
        assertThat(fixture.count(List.of(shard(3)), "red")).isEqualTo(2);
    }

    @Test
    void aMissingMicroshardThatHeardOnlyTheReplayIsRebuilt() {
        fixture.crash(); // before the first checkpoint: no commit
        replay(fixture.rows.find(ID, DocumentKey.of("b")).orElseThrow());
        assertRebuilt(fixture.recover(ID, 1));
    }

    @Test
    void aCommitBehindTheCheckpointIsRebuilt() {
        fixture.checkpoint();
        Path older = fixture.snapshot();
        fixture.put(0, "a", "green"); // as many rows as before: only the counter tells
        fixture.checkpoint();
        fixture.restartFrom(older);
        assertRebuilt(fixture.recover(ID, fixture.rows.counter(ID)));
        assertThat(fixture.finds(0, "green")).isTrue();
    }

    @Test
    void aCommitAheadOfTheStoreIsRebuilt() {
        Map<DocumentKey, Row> older = new HashMap<>(fixture.rows.rows(ID));
        fixture.put(0, "a", "green");
        fixture.checkpoint();
        fixture.rows.become(ID, older, 2);
        fixture.crash();
        assertRebuilt(fixture.recover(ID, 2));
        assertThat(fixture.finds(0, "red")).isTrue();
    }

    @Test
    void aWrongNumberOfDocumentsIsRebuilt() {
        fixture.checkpoint();
        fixture.rows.rows(ID).put(DocumentKey.of("quiet"), MemoryRows.row("quiet", 1, "grey"));
        fixture.crash();
        assertRebuilt(fixture.recover(ID, 2));
        assertThat(fixture.finds(0, "grey")).isTrue();
    }

    @Test
    void aMicroshardOfAnotherNodeIsRebuilt() {
        fixture.checkpoint();
        fixture.node = "node-b";
        fixture.crash();
        assertRebuilt(fixture.recover(ID, 2));
    }

    @Test
    void aMicroshardOfAnotherPartitionIsRebuilt() throws IOException {
        fixture.put(1, "c", "red");
        fixture.put(1, "d", "red");
        fixture.own(shard(1));
        fixture.checkpoint();
        fixture.set.close();
        IOUtils.rm(fixture.partition(0));
        Files.move(fixture.partition(1), fixture.partition(0));
        fixture.restart();
        assertRebuilt(fixture.recover(ID, 2));
    }

    @Test
    void aCommitOfAnotherFormatIsRebuilt() throws IOException {
        fixture.checkpoint();
        fixture.set.close();
        Map<String, String> entries =
                new HashMap<>(fixture.commit(0).orElseThrow().entries());
        entries.put("format", "0");
        try (FSDirectory directory = FSDirectory.open(fixture.partition(0).resolve("0"));
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(entries.entrySet());
            writer.commit();
        }
        fixture.restart();
        assertRebuilt(fixture.recover(ID, 2));
    }

    private enum Damage {
        FLIPPED_BYTE,
        TRUNCATED,
        DELETED;

        void to(Path file) throws IOException {
            switch (this) {
                case FLIPPED_BYTE -> TestFiles.flipMiddleByte(file);
                case TRUNCATED -> TestFiles.truncate(file);
                case DELETED -> Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverFileIsDamagedTheMicroshardIsRebuilt(Damage damage) throws IOException {
        fixture.checkpoint();
        fixture.put(0, "c", "green");
        fixture.remove(0, "a");
        fixture.put(0, "d", "green");
        fixture.checkpoint();
        fixture.set.close();
        Path sound = fixture.snapshot();
        int files = TestFiles.files(fixture.partition(0)).size();
        for (int i = 0; i < files; i++) {
            fixture.restartFrom(sound);
            Path copy = fixture.snapshot();
            Path file = TestFiles.files(copy).get(i);
            damage.to(file);
            fixture.restartFrom(copy);
            assertThat(fixture.recover(ID, fixture.rows.counter(ID)))
                    .as(damage + " " + file.getFileName())
                    .isEqualTo(FILLING);
            assertWell();
        }
        assertThat(files).isGreaterThan(4);
    }

    @Test
    void aRebuiltMicroshardIsTakenAsItIsAtTheNextStart() {
        fixture.checkpoint();
        fixture.node = "node-b";
        fixture.crash();
        assertRebuilt(fixture.recover(ID, 2));
        fixture.checkpoint();
        fixture.crash();
        assertThat(fixture.recover(ID, 2)).isEqualTo(OWNING);
        assertWell();
    }

    @Test
    void aRebuildThatACrashCutsOffIsBegunAnew() {
        fixture.checkpoint();
        fixture.node = "node-b";
        fixture.crash();
        assertRebuilt(fixture.recover(ID, 2));
        fixture.crash(); // after the rebuild, but before a checkpoint
        assertRebuilt(fixture.recover(ID, 2));
    }
}
