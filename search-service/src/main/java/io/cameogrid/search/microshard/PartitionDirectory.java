package io.cameogrid.search.microshard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one microshard: its generations, numbered upwards, and the marker {@code rebuild}.
 *
 * <p>The marker says that no commit in here can be trusted after a restart: it is written when a checkpoint goes by
 * without the commit that belongs to it, and taken away by the next commit that succeeds.
 *
 * <p>Threads: any; the marker under a lock of its own.
 */
final class PartitionDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionDirectory.class);
    private static final String MARKER = "rebuild";

    private final Path path;
    private boolean marked;
    private boolean deleted;
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

    /** Deletes this; whoever still has something to say of it, as a commit under way may, does not bring it back. */
    synchronized void deleteAll() throws IOException {
        deleted = true;
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

    /** Whether the marker is there, as far as it was looked for or written by this. */
    synchronized boolean marked() {
        return marked;
    }

    /** Makes sure that the marker is there, durably. */
    synchronized void mark(String reason) throws IOException {
        if (marked || deleted) {
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
        AtomicLong sum = new AtomicLong();
        try {
            Files.walkFileTree(path, new Sizes(sum));
        } catch (IOException e) {
            LOG.debug("cannot tell the size of {}: {}", path, e.toString());
        }
        return sum.get();
    }

    /** Merges delete files while they are counted. */
    private static final class Sizes extends SimpleFileVisitor<Path> {
        private final AtomicLong sum;

        Sizes(AtomicLong sum) {
            this.sum = sum;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) {
            return FileVisitResult.CONTINUE;
        }
    }
}
