package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.deploy.config.CameoGridConfig;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, command by command, against a fresh node. */
class ReadmeTourIT {
    private static final Pattern STEP = Pattern.compile("(?s)```sh\n(.*?)```\n```json\n(.*?)```");
    private static final String DOCUMENTED = "http://localhost:9480";

    @TempDir
    private Path directory;

    @Test
    void everyCommandOfTheTourAnswersAsTheReadmeShows() throws Exception {
        List<MatchResult> steps =
                STEP.matcher(ProjectFiles.text("README.md")).results().toList();
        assertThat(steps).hasSizeGreaterThan(15);
        assertThat(ProjectFiles.text("README.md").split("```sh\n", -1))
                .as("every command has its answer behind it")
                .hasSize(steps.size() + 1);

        try (RunningNode node = NodeWiring.start(config())) {
            for (MatchResult step : steps) {
                check(step.group(1), step.group(2), node.address().toString());
            }
        }
    }

    private void check(String command, String shown, String address) throws Exception {
        assertThat(command).contains("curl -s", DOCUMENTED);
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.replace(DOCUMENTED, address));
        try (ChildProcess process = ChildProcess.of(shell.directory(directory.toFile()))) {
            assertThat(process.awaitExit()).as(command).isZero();
            JsonMapper json = new JsonMapper();
            JsonNode answer = json.readTree(process.seen());
            assertThat(new JsonPattern(json.readTree(shown)).difference(answer))
                    .as("%s%s", command, answer)
                    .isEmpty();
        }
    }

    private CameoGridConfig config() {
        return new ConfigLoader(directory, directory.resolve("none"), Map.of(), Machine.here())
                .load(Optional.empty(), List.of(new FlagValue("--http-port", "network.http.port", "0")))
                .config();
    }
}
