package io.cameogrid.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.GeneratedBytes;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.ServerProgram;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body of {@code document/stream} may be far larger than the heap: the server holds a batch of it at a time. */
final class LargeStreamIT {
    private static final int MIB = 1 << 20;
    private static final String HEAP = "128m";

    /** {@code -Dcameogrid.test.stream.mib=2048} for a long run. */
    private static final long BYTES = Long.getLong("cameogrid.test.stream.mib", 192) * MIB;

    private static final int BYTES_OF_A_LINE = 16 << 10;

    @TempDir
    Path directory;

    @Test
    void aStreamThatIsLargerThanTheHeapIsWrittenToItsLastLine() throws Exception {
        int lines = Math.toIntExact(BYTES / BYTES_OF_A_LINE);
        try (ServerProgram server =
                ServerProgram.start(directory.resolve("data"), directory.resolve("server.log"), HEAP)) {
            RestClient.Answer answer = server.send(
                    "POST",
                    "/api/stream/document/stream",
                    new GeneratedBytes(IntStream.range(0, lines)
                            .mapToObj(LargeStreamIT::line)
                            .iterator()));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            assertThat(answer.body().path("status").asText()).isEqualTo("ok");
            assertThat(answer.body().path("lines_received").asInt()).isEqualTo(lines);
            assertThat(answer.body().path("items_written").asInt()).isEqualTo(lines);
            assertThat(server.search("stream", "*", 0).path("total_hits").asInt())
                    .isEqualTo(lines);
            for (int line : new int[] {0, lines / 2, lines - 1}) {
                JsonNode hits = server.search("stream", "number:" + line, 10).path("hits");
                assertThat(hits.findValuesAsText("id")).containsExactly("d" + line);
            }
            assertThat(server.lines()).noneMatch(text -> text.contains(" ERROR "));
        }
    }

    private static String line(int number) {
        String begin = "{\"id\":\"d%d\",\"doc\":{\"number\":%d,\"text\":\"".formatted(number, number);
        String end = "\"}}\n";
        String word = "w" + number % 1_000 + " ";
        StringBuilder line = new StringBuilder(BYTES_OF_A_LINE).append(begin);
        while (line.length() < BYTES_OF_A_LINE - end.length()) {
            line.append(word);
        }
        line.setLength(BYTES_OF_A_LINE - end.length());
        return line.append(end).toString();
    }
}
