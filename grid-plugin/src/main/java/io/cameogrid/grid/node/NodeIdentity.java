package io.cameogrid.grid.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Who the node is, whatever its address: an id in its data directory, made at the first start. */
record NodeIdentity(String value) {
    private static final String FILE = "node-id";

    static NodeIdentity of(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(dataDirectory);
            if (!Files.exists(file)) {
                write(file, UUID.randomUUID().toString());
            }
            String id = Files.readString(file, StandardCharsets.UTF_8).strip();
            UUID.fromString(id);
            return new NodeIdentity(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a node id; restore it from a backup", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the node's identity in " + file + " is not accessible", e);
        }
    }

    /** By way of a temporary file, so that a crash leaves the whole id or none. */
    private static void write(Path file, String id) throws IOException {
        Path temporary = file.resolveSibling(FILE + ".new");
        Files.writeString(temporary, id, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, file);
    }
}
