package io.cameogrid.search.microshard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * The directory of one microshard: its generations, numbered upwards, and the marker {@code rebuild}.
 *
 * <p>The marker says that no commit in here can be trusted after a restart: it is written when a checkpoint goes by
 * without the commit that belongs to it, and taken away by the next commit that succeeds.
 *
 * <p>Threads: any; the marker under a lock of its own.
 */
final class PartitionDirectory {
    private static final String MARKER = "rebuild";

    private final Path path;
    private boolean marked;
    private long highest = -1;

    PartitionDirectory(Path path) {
        this.path = path;
    }

    /** The numbers of the generations, newest first. */
    List<Long> generations() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    Path generation(long number) {
        return path.resolve(Long.toString(number));
    }

    /** A directory for the generation after all those that there are and were. */
    synchronized long newGeneration() throws IOException {
        long onDisk = generations().stream().findFirst().orElse(-1L);
        highest = Math.max(highest, onDisk) + 1;
        Files.createDirectories(generation(highest));
        return highest;
    }

    void deleteGeneration(long number) throws IOException {
        IOUtils.rm(generation(number));
    }

    void deleteGenerationsBefore(long number) throws IOException {
        for (long other : generations()) {
            if (other < number) {
                deleteGeneration(other);
            }
        }
    }

    void deleteAll() throws IOException {
        if (Files.exists(path)) {
            IOUtils.rm(path);
        }
    }

    /** The reason why nothing in here is to be trusted, if the marker is there. */
    synchronized Optional<String> marker() throws IOException {
        try {
            Optional<String> reason = Optional.of(Files.readString(path.resolve(MARKER)));
            marked = true;
            return reason;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Makes sure that the marker is there, durably. */
    synchronized void mark(String reason) throws IOException {
        if (marked) {
            return;
        }
        Files.createDirectories(path);
        Path marker = path.resolve(MARKER);
        Files.write(marker, reason.getBytes(StandardCharsets.UTF_8));
        IOUtils.fsync(marker, false);
        IOUtils.fsync(path, true);
        marked = true;
    }

    synchronized void unmark() throws IOException {
        if (marked) {
            Files.deleteIfExists(path.resolve(MARKER));
            IOUtils.fsync(path, true);
            marked = false;
        }
    }

    /** The size of all files. */
    long bytes() {
        if (!Files.isDirectory(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(PartitionDirectory::size).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // A merge deleted files while they were counted and took a directory with them.
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // Deleted by a merge meanwhile.
        }
    }
}
