package io.cameogrid.grid.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BehindRecordTest {
    private static final Set<String> ALL = Set.of("A", "B", "C");

    @TempDir
    Path directory;

    @Test
    void whoWasAwayIsRememberedOverARestartUntilAllHaveCaughtUp() {
        BehindRecord record = BehindRecord.in(directory);
        record.seen(ALL, ALL);
        assertThat(reopened()).isEmpty();
        record.seen(ALL, Set.of("A", "B"));
        record.seen(ALL, Set.of("A"));
        record.seen(ALL, ALL);
        assertThat(reopened()).isEqualTo("B,C");
        assertThat(BehindRecord.nodes(reopened())).containsExactly("B", "C");

        record.allCaughtUp(record.changes());
        assertThat(reopened()).isEmpty();
        assertThat(BehindRecord.nodes(reopened())).isEmpty();
    }

    @Test
    void whoLeavesWhileTheOthersAreFoundCompleteIsNotForgotten() {
        BehindRecord record = BehindRecord.in(directory);
        record.seen(ALL, Set.of("A", "B"));
        long before = record.changes();
        record.seen(ALL, Set.of("A", "B"));
        record.allCaughtUp(before);
        assertThat(reopened()).isEqualTo("C");
    }

    @Test
    void whoEntersMayBringOldDocuments() {
        BehindRecord record = BehindRecord.in(directory);
        record.seen(Set.of("A", "B"), ALL);
        assertThat(reopened()).as("those who are there at the start").isEmpty();
        record.seen(ALL, ALL);
        assertThat(reopened()).isEqualTo("C");
    }

    @Test
    void aRecordThatCannotBeReadIsNotTakenForAnEmptyOne() throws IOException {
        Files.createDirectories(directory.resolve("nodes-behind"));
        assertThatThrownBy(this::reopened).hasMessageContaining("nodes-behind");
    }

    private String reopened() {
        return BehindRecord.in(directory).text();
    }
}
