package io.cameogrid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.bench.report.Report;
import io.cameogrid.bench.scenario.Scenario;
import io.cameogrid.bench.scenario.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs the scenarios against the program as it was built. */
final class ServerBench {
    @Test
    void everyAnswerIsRightHoweverLongItTakes() throws IOException {
        BenchOptions options = BenchOptions.of(System.getProperties());
        assertThat(Scenario.all()).extracting(Scenario::name).containsAll(options.scenarios());
        Report report = new Report(options.output().resolve("results.jsonl"), System.out);
        try (Stage stage = new Stage(options, report)) {
            for (Scenario scenario : Scenario.all()) {
                if (options.wants(scenario.name())) {
                    report.say("-- " + scenario.name());
                    scenario.run(stage);
                }
            }
        } finally {
            report.finish();
        }
        assertThat(report.measurements()).isNotEmpty();
    }
}
