package io.cameogrid.it.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one writer of one round was about to do, and what of that was acknowledged: a file that outlives the process.
 *
 * <p>Lines: {@code ?} and an operation before it begins; {@code +} when it is acknowledged, on disk before the writer
 * goes on; {@code =applied} or {@code =lost} when a later start has found out about the last one.
 */
final class Journal implements AutoCloseable {
    private static final String ACKNOWLEDGED = "+";
    private static final String APPLIED = "=applied";
    private static final String LOST = "=lost";

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal open(Path path) throws IOException {
        return new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** All journals of all rounds, in the order of rounds. */
    static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** What a journal tells. */
    record Told(List<Operation> done, Optional<Operation> inDoubt) {}

    static Told read(Path path) throws IOException {
        List<Operation> done = new ArrayList<>();
        Optional<Operation> begun = Optional.empty();
        String text = Files.readString(path);
        // The kill may have cut the last line.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            switch (line) {
                case ACKNOWLEDGED, APPLIED -> {
                    done.add(begun.orElseThrow());
                    begun = Optional.empty();
                }
                case LOST -> begun = Optional.empty();
                default -> begun = Optional.of(Operation.parse(line.substring(1)));
            }
        }
        return new Told(done, begun);
    }

    void begins(Operation operation) throws IOException {
        append("?" + operation.line());
    }

    void acknowledged() throws IOException {
        append(ACKNOWLEDGED);
        file.force(false);
    }

    void settled(boolean applied) throws IOException {
        append(applied ? APPLIED : LOST);
        file.force(false);
    }

    private void append(String line) throws IOException {
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
