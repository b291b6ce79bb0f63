package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void refusesADirectoryThatAnotherProcessHasAndNamesThatProcess() throws Exception {
        try (ChildProcess holder = ChildProcess.java(Holder.class, directory.toString())) {
            holder.awaitLine("holding");

            assertThatThrownBy(() -> DataDirectoryLock.acquire(directory))
                    .isInstanceOf(CameoGridException.class)
                    .hasMessageStartingWith("the data directory " + directory + " is in use by process " + holder.pid()
                            + " (http://localhost:1234, since "
                            + Instant.now().toString().substring(0, 4))
                    .hasMessageEndingWith("): stop it, or choose another directory with --data");
        }
    }

    @Test
    void directoryIsFreeAgainWhenItsHolderWasKilled() throws Exception {
        try (ChildProcess holder = ChildProcess.java(Holder.class, directory.toString())) {
            holder.awaitLine("holding");
            holder.kill();

            assertThatCode(() -> DataDirectoryLock.acquire(directory).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesASecondNodeOfTheSameProcess() {
        DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
        assertThatThrownBy(() -> DataDirectoryLock.acquire(directory))
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid() + " (starting, since ");
        lock.close();

        assertThatCode(() -> DataDirectoryLock.acquire(directory).close()).doesNotThrowAnyException();
    }

    @Test
    void makesADirectoryThatIsNotThereYet() {
        Path deep = directory.resolve("not/there yet");

        DataDirectoryLock.acquire(deep).close();

        assertThat(deep).isDirectory();
    }

    @Test
    void refusesAPathThatCannotBeADirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataDirectoryLock.acquire(file))
                .hasMessageStartingWith("the data directory " + file + " cannot be used (")
                .hasMessageEndingWith("): make it writable, or choose another directory with --data");
    }

    /** A process that holds a directory until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            DataDirectoryLock.acquire(Path.of(arguments[0])).describe("http://localhost:1234");
            System.out.println("holding");
            int end = System.in.read();
            System.out.println(end);
        }
    }
}
