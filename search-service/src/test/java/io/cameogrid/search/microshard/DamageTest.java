package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static io.cameogrid.search.microshard.MicroshardFixture.shard;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to microshards that break while the node is up. */
class DamageTest {
    private static final MicroshardId ID = shard(0);

    private final AtomicBoolean diskFails = new AtomicBoolean();
    private MicroshardFixture fixture;

    @BeforeEach
    void start(@TempDir Path temp) {
        fixture = new MicroshardFixture(temp.resolve("shards"));
        fixture.directories = path -> new FailingDirectory(FSDirectory.open(path), diskFails);
        fixture.owning(2);
        fixture.put(0, "a", "red");
        fixture.put(1, "b", "red");
    }

    @AfterEach
    void stop() {
        diskFails.set(false);
        fixture.close();
    }

    private void assertRefused(List<MicroshardId> ids) {
        assertThatThrownBy(() -> fixture.set.acquire(ids))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE));
    }

    @Test
    void aFailingDiskTakesTheMicroshardOutUntilItIsRebuilt() {
        diskFails.set(true);
        assertRefused(List.of(ID));
        fixture.put(0, "c", "red"); // the hook does not mind
        diskFails.set(false);
        fixture.awaitOwning(ID);
        assertThat(fixture.count(shards(2), "red")).isEqualTo(3);
        assertThat(fixture.verify(ID).clean()).isTrue();
    }

    @Test
    void oneDamagedMicroshardDoesNotTouchTheOthers() {
        fixture.count(shards(2), "red");
        fixture.put(0, "c", "red");
        diskFails.set(true);
        assertRefused(shards(2));
        assertThat(fixture.count(List.of(shard(1)), "red")).isEqualTo(1);
    }

    @Test
    void aRebuildIsRepeatedUntilTheDiskIsWellAgain() {
        diskFails.set(true);
        assertRefused(List.of(ID));
        await("a failed rebuild", () -> !fixture.set.refusals(List.of(ID)).isEmpty());
        assertThat(fixture.set.rebuild(ID)).isNotDone();
        diskFails.set(false);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "red")).isTrue();
    }

    @Test
    void aDirectoryThatIsDeletedUnderTheWriterIsRebuiltWhenThatIsNoticed() throws IOException {
        fixture.checkpoint();
        fixture.count(shards(2), "red");
        IOUtils.rm(fixture.partition(0));
        fixture.put(0, "c", "red");
        assertRefused(List.of(ID));
        fixture.awaitOwning(ID);
        assertThat(fixture.count(shards(2), "red")).isEqualTo(3);
        fixture.checkpoint();
        fixture.crash();
        assertThat(fixture.recover(ID, 2)).isEqualTo(MicroshardState.OWNING);
    }

    @Test
    void whatASearchDistrustsIsRebuilt() {
        fixture.checkpoint();
        Path before = fixture.partition(0).resolve("0");
        fixture.set.distrust(ID, new IOException("checksum failed"));
        fixture.awaitOwning(ID);
        assertThat(before).doesNotExist();
        assertThat(fixture.finds(0, "red")).isTrue();
    }

    @Test
    void anErrorWhileARowIsMappedTakesTheMicroshardOutUntilItIsRebuilt() {
        fixture.mapping.error = Optional.of(new OutOfMemoryError("for a test"));
        fixture.put(0, "a", "green"); // as many rows as before: no count would tell
        assertRefused(List.of(ID));
        assertThat(fixture.finds(1, "red")).isTrue();
        fixture.mapping.error = Optional.empty();
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
        assertThat(fixture.verify(ID).clean()).isTrue();
    }

    @Test
    void anErrorInTheReplayIsNoLessThanOneLater() {
        fixture.checkpoint();
        fixture.crash();
        fixture.mapping.error = Optional.of(new OutOfMemoryError("for a test"));
        fixture.put(0, "a", "green");
        fixture.mapping.error = Optional.empty();
        assertThat(fixture.recover(ID, 1)).isEqualTo(MicroshardState.FILLING);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
    }

    @Test
    void aChangeThatCannotEvenOpenTheMicroshardIsNotForgotten() {
        fixture.checkpoint();
        fixture.crash();
        fixture.mapping.nameless = true;
        fixture.put(0, "a", "green");
        fixture.mapping.nameless = false;
        assertThat(fixture.recover(ID, 1)).isEqualTo(MicroshardState.FILLING);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
    }

    @Test
    void aRowOfANewerDefinitionThanIsKnownIsFoundOnceThatIsKnown() {
        fixture.checkpoint();
        fixture.crash();
        fixture.mapping.schemaVersion = 0;
        fixture.put(0, "a", "green"); // the replay, by the definition that was on the disk
        assertThat(fixture.recover(ID, 1)).isEqualTo(MicroshardState.FILLING);
        assertRefused(List.of(ID));
        fixture.mapping.schemaVersion = 1;
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
    }

    @Test
    void damageIsRememberedOverACrash() {
        fixture.checkpoint();
        diskFails.set(true);
        fixture.put(0, "a", "green");
        assertRefused(List.of(ID));
        fixture.checkpoint();
        fixture.crash();
        diskFails.set(false);
        assertThat(fixture.own(ID)).isEqualTo(MicroshardState.FILLING);
        fixture.awaitOwning(ID);
        assertThat(fixture.finds(0, "green")).isTrue();
    }
}
