package io.cameogrid.search.microshard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What tests do to files behind the back of whoever owns them. */
final class TestFiles {
    private TestFiles() {}

    /** Copies what is there. A file that is deleted meanwhile was not needed any more. */
    static void copyTree(Path from, Path to) {
        for (Path source : walk(from)) {
            try {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All but locks, which say nothing. */
    static List<Path> files(Path root) {
        return walk(root).stream()
                .filter(path -> Files.isRegularFile(path) && !path.endsWith("write.lock"))
                .sorted()
                .toList();
    }

    private static List<Path> walk(Path root) {
        List<Path> paths = new ArrayList<>();
        walk(root, paths);
        return paths;
    }

    private static void walk(Path path, List<Path> paths) {
        paths.add(path);
        if (Files.isDirectory(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                entries.forEach(entry -> walk(entry, paths));
            } catch (NoSuchFileException e) {
                return; // deleted meanwhile
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void flipMiddleByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
    }

    static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
}
