package io.cameogrid.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.GeneratedBytes;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is as large as it may be is written and found by a program with the heap and the settings that everybody gets;
 * one byte more is refused before anything happens.
 */
final class LimitsIT {
    /** As in {@code heap.options}. */
    private static final String HEAP = "768m";

    private static final int MIB = 1 << 20;
    private static final int LARGEST = 64 * MIB;
    private static final long MOST_LOG = 1_024L * MIB + 256L * MIB;
    private static final int PIECE = 64 << 10;

    @TempDir
    Path directory;

    @Test
    void theLargestDocumentAndTheLargestBatchAreWrittenAndFoundAndOneByteMoreIsRefused() throws Exception {
        Path data = directory.resolve("data");
        try (ServerProgram server = ServerProgram.start(data, directory.resolve("server.log"), HEAP)) {
            isRefused(server.send("PUT", "/api/large/documents/beyond", body(document("beyond", LARGEST + 1))));
            isRefused(server.send("POST", "/api/large/_bulk", body(batch("beyond", LARGEST + 1))));
            assertThat(server.get("/api/large/_config").status()).as("index").isEqualTo(404);

            RestClient.Answer put =
                    server.send("PUT", "/api/large/documents/largest", body(document("largest", LARGEST)));
            assertThat(put.status()).as("%s", put.body()).isEqualTo(201);
            RestClient.Answer bulk = server.send("POST", "/api/large/_bulk", body(batch("batch", LARGEST)));
            assertThat(bulk.status()).as("%s", bulk.body()).isEqualTo(200);
            assertThat(bulk.body().path("items_written").asInt()).isEqualTo(2);

            assertThat(server.search("large", "*", 0).path("total_hits").asInt())
                    .isEqualTo(3);
            for (String word : List.of("largest", "batch0", "batch1")) {
                assertThat(server.search("large", "word:" + word, 0)
                                .path("total_hits")
                                .asInt())
                        .as(word)
                        .isEqualTo(1);
            }
            assertThat(server.lines()).noneMatch(line -> line.contains(" ERROR "));
            assertThat(bytes(data.resolve("wal"))).as("log on disk").isLessThan(MOST_LOG);
            assertThat(server.get("/readyz").status()).isEqualTo(200);
        }
    }

    private static void isRefused(RestClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(413);
        assertThat(answer.body().toString()).contains(Integer.toString(LARGEST));
    }

    private static GeneratedBytes body(List<Stream<String>> parts) {
        return new GeneratedBytes(parts.stream().flatMap(part -> part).iterator());
    }

    /** A document of exactly so many bytes, most of them words. */
    private static List<Stream<String>> document(String word, long bytes) {
        String begin = "{\"word\":\"%s\",\"text\":\"".formatted(word);
        String end = "\"}";
        return List.of(Stream.of(begin), words(bytes - begin.length() - end.length()), Stream.of(end));
    }

    /** A body of exactly so many bytes with two documents. */
    private static List<Stream<String>> batch(String word, long bytes) {
        String first = "[{\"id\":\"" + word + "0\",\"doc\":";
        String second = "},{\"id\":\"" + word + "1\",\"doc\":";
        String end = "}]";
        long documents = bytes - first.length() - second.length() - end.length();
        List<Stream<String>> parts = new ArrayList<>();
        parts.add(Stream.of(first));
        parts.addAll(document(word + "0", documents / 2));
        parts.add(Stream.of(second));
        parts.addAll(document(word + "1", documents - documents / 2));
        parts.add(Stream.of(end));
        return parts;
    }

    private static Stream<String> words(long bytes) {
        String piece = "elephant ".repeat(PIECE / 18) + "gorilla ".repeat(PIECE / 16);
        return Stream.concat(
                Stream.generate(() -> piece).limit(bytes / piece.length()),
                Stream.of(piece.substring(0, (int) (bytes % piece.length()))));
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
