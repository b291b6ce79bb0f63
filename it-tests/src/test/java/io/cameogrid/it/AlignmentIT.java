package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.CapturedLog;
import io.cameogrid.testkit.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index is a function of the store: after every step of a random history, through every door that Ignite has for
 * changing a cache, each microshard holds exactly the rows of its partition, and searches find exactly these.
 */
final class AlignmentIT {
    @TempDir
    Path directory;

    @Test
    void whateverChangesTheStoreTheIndexFollowsAtOnce() {
        Seed seed = Seed.fresh();
        try (CapturedLog log = CapturedLog.start();
                History history = History.begin(directory, seed.random())) {
            try {
                history.run(this::isAligned);
                history.isFoundWordByWord();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("%s after steps %s".formatted(seed, history.steps()), e);
            }
            assertThat(log.rebuilds()).as("rebuilds, %s", seed).isEmpty();
            assertThat(log.errors()).as("errors, %s", seed).isEmpty();
        }
    }

    private void isAligned(History history) {
        history.isTheStore();
        history.isTheIndex();
    }
}
