package io.cameogrid.deploy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The right of one process to use a data directory, held from {@link #acquire} to {@link #close}.
 *
 * <p>The operating system holds the lock, so it is gone with the process however that ends. The file stays; what it says
 * about its holder is true only while it is locked.
 */
public final class DataDirectoryLock implements AutoCloseable {
    private static final String FILE = "cameogrid.lock";

    private final FileChannel channel;
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the directory if need be, and locks it. Throws NOT_READY, naming the holder, if another process
     * has it, or if it cannot be written.
     */
    public static DataDirectoryLock acquire(Path directory) {
        FileChannel channel = open(directory);
        try {
            if (tryLock(channel).isEmpty()) {
                throw inUse(directory, read(channel));
            }
            DataDirectoryLock held = new DataDirectoryLock(channel);
            held.describe("starting");
            return held;
        } catch (IOException e) {
            closeAfter(e, channel);
            throw unusable(directory, e);
        } catch (RuntimeException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /** Says what the holder does, for whoever is refused; the process and the time are added. */
    public void describe(String what) {
        String holder = "process " + ProcessHandle.current().pid() + " (" + what + ", since " + since + ")";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path directory) {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this very process has it
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        channel.read(buffer, 0);
        String holder = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        return holder.isBlank() ? "another process" : holder;
    }

    private static CameoGridException inUse(Path directory, String holder) {
        return new CameoGridException(
                ErrorCode.NOT_READY,
                "the data directory " + directory + " is in use by " + holder
                        + ": stop it, or choose another directory with --data");
    }

    private static CameoGridException unusable(Path directory, IOException cause) {
        return new CameoGridException(
                ErrorCode.NOT_READY,
                "the data directory " + directory + " cannot be used ("
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + "): make it writable, or choose another directory with --data",
                cause);
    }

    private static void closeAfter(Exception failure, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Gives the directory free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
