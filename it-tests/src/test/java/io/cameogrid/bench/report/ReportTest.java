package io.cameogrid.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
    @TempDir
    private Path directory;

    @Test
    void everyMeasurementIsALineOfJsonAtOnce() throws IOException {
        Path file = directory.resolve("results.jsonl");
        Report report = new Report(file, new PrintStream(new ByteArrayOutputStream()));

        report.add(search("cameogrid", 8, 1, 0.5));
        report.add(new Measurement("start", "empty", "cameogrid", 0, 1, Map.of("ready_s", Double.NaN)));

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"scenario\":\"search\",\"work\":\"term\",\"engine\":\"cameogrid\",\"connections\":8,\"round\":1,"
                                + "\"cpu_ms\":0.5}",
                        "{\"scenario\":\"start\",\"work\":\"empty\",\"engine\":\"cameogrid\",\"connections\":0,\"round\":1}");
    }

    @Test
    void theTableHasTheRoundInTheMiddleBesideLuceneAndTheGoal() throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Report report = new Report(directory.resolve("results.jsonl"), new PrintStream(console));
        report.add(search("cameogrid", 8, 1, 0.9));
        report.add(search("cameogrid", 8, 2, 0.2));
        report.add(search("cameogrid", 8, 3, 0.7));
        report.add(search("lucene", 2, 1, 0.11));
        console.reset();

        report.finish();

        assertThat(console.toString(StandardCharsets.UTF_8))
                .containsPattern("search +term +8 +0.700 +0.110 +cpu_ms 0.700 <= 0.6: MISSED")
                .doesNotContain("0.900")
                .doesNotContain("0.200");
    }

    @Test
    void aGoalThatIsReachedIsMet() {
        Measurement bulk = new Measurement("bulk", "batch-1000", "cameogrid", 2, 1, Map.of("ratio_to_lucene", 0.51));

        assertThat(Goal.of(bulk))
                .singleElement()
                .satisfies(goal -> assertThat(goal.verdict(bulk)).isEqualTo("ratio_to_lucene 0.510 >= 0.5: met"));
    }

    private static Measurement search(String engine, int connections, int round, double cpu) {
        return new Measurement("search", "term", engine, connections, round, Map.of(Measurement.CPU, cpu));
    }
}
