package io.cameogrid.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.deploy.NodeStarter;
import io.cameogrid.deploy.config.CameoGridConfig;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameoGridProgramTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<CameoGridConfig> started = new ArrayList<>();

    @Test
    void versionNamesTheProgramAndItsJava() {
        assertThat(run("--version")).isZero();

        assertThat(printed(out))
                .startsWith("cameogrid ")
                .contains("(Java " + Runtime.version().feature() + ")");
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run("--help")).isZero();

        assertThat(printed(out)).contains("server", "demo", "check-config");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve | cameogrid: Unmatched argument at index 0: 'serve'",
                "server --prot 1 | cameogrid: Unknown options: '--prot', '1'",
                "demo --http-port | cameogrid: Missing required parameter for option '--http-port' (PORT)",
                "server extra | cameogrid: Unmatched argument at index 1: 'extra'"
            })
    void wrongCommandLineIsOneLineAndTheWayToTheHelp(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(printed(err).lines()).first().isEqualTo(complaint);
        assertThat(printed(err).lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(started).isEmpty();
    }

    @Test
    void commandMustBeNamed() {
        assertThat(run()).isEqualTo(2);

        assertThat(printed(err))
                .isEqualTo("cameogrid: a command is missing: server, demo or check-config\nSee: cameogrid --help\n");
    }

    @Test
    void wrongSettingOfAFlagNamesTheFlag() {
        assertThat(run("server", "--http-port", "x")).isEqualTo(2);

        assertThat(printed(err))
                .isEqualTo("cameogrid: --http-port: network.http.port is \"x\", expected a whole number from 0 to"
                        + " 65535\n");
    }

    @Test
    void serverTakesItsOptionsBeforeTheFile() throws IOException {
        Path file = Files.writeString(
                directory.resolve("my.toml"), "[network.http]\nport = 1\nmax_concurrent_requests = 5");

        run("server", "--config", file.toString(), "--http-port", "9500", "--cluster-port", "9501", "--data", "here");

        assertThat(started).singleElement().satisfies(config -> {
            assertThat(config.http().port()).isEqualTo(9500);
            assertThat(config.http().maxConcurrentRequests()).isEqualTo(5);
            assertThat(config.cluster().port()).isEqualTo(9501);
            assertThat(config.storage().dataDirectory()).isEqualTo(directory.resolve("here"));
        });
    }

    @Test
    void demoKeepsOutOfTheDirectoryOfTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("cameogrid.toml"), "[storage]\ndata_paths = ['precious']");

        run("demo");

        assertThat(started)
                .singleElement()
                .satisfies(config ->
                        assertThat(config.storage().dataDirectory()).isEqualTo(directory.resolve("data/demo")));
    }

    @Test
    void nodeThatCannotStartIsALineAndExitCodeOne() {
        assertThat(run("server")).isEqualTo(1);

        assertThat(printed(err)).isEqualTo("cameogrid: port 9480 is in use\n");
    }

    @Test
    void checkConfigSaysWhatWasSetAndWhere() throws IOException {
        Path file = Files.writeString(directory.resolve("cameogrid.toml"), "[network.http]\nport = 9500\n");

        assertThat(run("check-config")).isZero();

        assertThat(printed(out))
                .isEqualTo("The configuration is good (" + file + ", everything else at its default):\n"
                        + "  network.http.port = 9500  (" + file + ":2)\n");
    }

    @Test
    void checkConfigRefusesWhatAServerWouldRefuse() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.toml"), "[network.http]\nprot = 9500\n");

        assertThat(run("check-config", "--config", file.toString())).isEqualTo(2);

        assertThat(printed(err))
                .isEqualTo("cameogrid: " + file + ":2: network.http.prot is not a setting; did you mean"
                        + " network.http.port?\n");
    }

    private int run(String... arguments) {
        NodeStarter starter = config -> {
            started.add(config);
            throw new CameoGridException(ErrorCode.NOT_READY, "port 9480 is in use");
        };
        ConfigLoader configs = new ConfigLoader(directory, directory.resolve("none"), Map.of(), Machine.here());
        return new CameoGridProgram(configs, starter, stream(out), stream(err)).run(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
