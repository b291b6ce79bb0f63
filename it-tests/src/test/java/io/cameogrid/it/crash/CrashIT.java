package io.cameogrid.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.CapturedLog;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.JavaProcess;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed node comes back with everything that it acknowledged, with each document found exactly once, each batch whole
 * and each microshard equal to its partition; and it gets there by its last commit and the store's log, not by building
 * its index anew.
 */
final class CrashIT {
    private static final int ROUNDS = 5;

    /**
     * Ignite does not log that rows expired or were cleared. If it falls back behind such a change, and a microshard has
     * committed it, the number of rows tells, and a rebuild is right.
     */
    private static final String MISCOUNT = " rows; ";

    @TempDir
    Path directory;

    private Path journals;
    private int round;

    @BeforeEach
    void makeDirectories() throws IOException {
        journals = Files.createDirectory(directory.resolve("journals"));
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilledAtAnyMoment() throws IOException {
        Seed seed = Seed.fresh();
        Random random = seed.random();
        for (int i = 0; i < ROUNDS; i++) {
            // The second round ends before it has written anything.
            long enough = i == 1 ? 0 : journalBytes() + random.nextInt(60_000);
            try (JavaProcess process = start(random, "none", 1, "logged")) {
                process.awaitLine(CrashProgram.CHECKED);
                Eventually.until("enough is written", () -> !process.running() || journalBytes() >= enough);
                assertThat(process.running()).as("still writes").isTrue();
                process.kill();
                assertThat(process.lines()).as("log, %s", seed).noneMatch(CapturedLog::tellsOfRebuild);
                logsNoError(process, seed);
            }
        }
        isWholeInTheEnd(seed, CapturedLog::tellsOfRebuild);
    }

    @Test
    void aChangeThatTheIndexHasCommittedAndTheStoreHasLostIsTakenBack() throws IOException {
        Seed seed = Seed.fresh();
        Random random = seed.random();
        haltsAt(Halt.GHOST, 1 + random.nextInt(3), "logged", random, seed);
        haltsAt(Halt.GHOST_LATER, 1 + random.nextInt(3), "logged", random, seed);
        isWholeInTheEnd(seed, CapturedLog::tellsOfRebuild);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessEndsAtThePlacesThatMatterMost() throws IOException {
        Seed seed = Seed.fresh();
        Random random = seed.random();
        haltsAt(Failpoints.COMMIT_BEFORE_PREPARE, 1 + random.nextInt(4), "all", random, seed);
        haltsAt(Failpoints.COMMIT_AFTER_PREPARE, 1 + random.nextInt(4), "all", random, seed);
        haltsAt(Failpoints.COMMIT_AFTER_PUBLISH, 1 + random.nextInt(4), "all", random, seed);
        haltsAt(Failpoints.MARK_AFTER, 1 + random.nextInt(4), "all", random, seed);
        haltsAt(Failpoints.HOOK_BEFORE_WRITER, 1 + random.nextInt(3_000), "all", random, seed);
        haltsAt(Failpoints.HOOK_AFTER_WRITER, 1 + random.nextInt(3_000), "all", random, seed);
        isWholeInTheEnd(seed, line -> CapturedLog.tellsOfRebuild(line) && !line.contains(MISCOUNT));
    }

    private void haltsAt(String point, int times, String changes, Random random, Seed seed) {
        try (JavaProcess process = start(random, point, times, changes)) {
            assertThat(process.awaitExit())
                    .as(() -> "exit at %s, %s: %s".formatted(point, seed, String.join("\n", process.lines())))
                    .isEqualTo(Halt.EXIT_CODE);
            logsNoError(process, seed);
        }
    }

    private JavaProcess start(Random random, String point, int times, String changes) {
        round++;
        return JavaProcess.start(
                CrashProgram.class,
                "512m",
                directory.resolve("round" + round + ".log"),
                List.of(
                        directory.resolve("data").toString(),
                        journals.toString(),
                        "r" + round,
                        Long.toString(random.nextLong()),
                        point,
                        Integer.toString(times),
                        changes));
    }

    private static void logsNoError(JavaProcess process, Seed seed) {
        assertThat(process.lines()).as("log, %s", seed).noneMatch(line -> line.contains(" ERROR "));
    }

    /** Once in this process, after the last kill, and once more after a clean stop. */
    private void isWholeInTheEnd(Seed seed, Predicate<String> wrong) throws IOException {
        try (CapturedLog log = CapturedLog.start()) {
            for (String start : List.of("start after the last kill", "start after a clean stop")) {
                try (TestNode node = TestNode.start(directory.resolve("data"))) {
                    assertThat(Acknowledged.check(node, journals))
                            .as("documents at the %s, %s", start, seed)
                            .isPositive();
                    assertThat(log.messages())
                            .as("log of the %s, %s", start, seed)
                            .noneMatch(wrong);
                }
            }
            assertThat(log.errors()).as("errors, %s", seed).isEmpty();
        }
    }

    private long journalBytes() throws IOException {
        long bytes = 0;
        for (Path journal : Journal.all(journals)) {
            bytes += Files.size(journal);
        }
        return bytes;
    }
}
