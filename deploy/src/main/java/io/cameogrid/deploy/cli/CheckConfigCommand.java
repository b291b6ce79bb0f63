package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.LoadedConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the configuration as a server would, and says what it found. */
@Command(
        name = "check-config",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Checks the configuration, file and environment, without starting anything.")
final class CheckConfigCommand implements Callable<Integer> {
    private final ConfigLoader configs;
    private final PrintStream console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file (default: cameogrid.toml here, then in /etc/cameogrid).")
    private Optional<Path> file = Optional.empty();

    CheckConfigCommand(ConfigLoader configs, PrintStream console) {
        this.configs = configs;
        this.console = console;
    }

    @Override
    public Integer call() {
        LoadedConfig loaded = configs.load(file, List.of());
        String source = loaded.file().map(Path::toString).orElse("no file");
        console.println("The configuration is good (" + source + ", "
                + (loaded.given().isEmpty() ? "everything at its default)." : "everything else at its default):"));
        loaded.given().forEach(line -> console.println("  " + line));
        return 0;
    }
}
