package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.LoadedConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that starts a node. */
final class NodeOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file (default: cameogrid.toml here, then in /etc/cameogrid).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The directory for everything that is kept.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--http-port", paramLabel = "PORT", description = "The port of the REST interface; 0: a free one.")
    private Optional<String> httpPort = Optional.empty();

    /** The configuration with these options, and with others that are stronger than nothing but the defaults. */
    LoadedConfig load(ConfigLoader configs, List<FlagValue> more) {
        List<FlagValue> flags = new ArrayList<>(more);
        data.ifPresent(value -> flags.add(new FlagValue("--data", "storage.data_paths", value)));
        httpPort.ifPresent(value -> flags.add(new FlagValue("--http-port", "network.http.port", value)));
        return configs.load(file, flags);
    }

    boolean namesData() {
        return data.isPresent();
    }
}
