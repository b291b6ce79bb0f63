package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.NodeMain;
import io.cameogrid.deploy.NodeStarter;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.LoadedConfig;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a node until it is stopped. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Runs a node until Ctrl-C or SIGTERM.")
final class ServerCommand implements Callable<Integer> {
    private final ConfigLoader configs;
    private final NodeStarter starter;
    private final PrintStream console;

    @Mixin
    private final NodeOptions options = new NodeOptions();

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            description = "Where nodes find each other; only with network.cluster.enabled.")
    private Optional<String> clusterPort = Optional.empty();

    ServerCommand(ConfigLoader configs, NodeStarter starter, PrintStream console) {
        this.configs = configs;
        this.starter = starter;
        this.console = console;
    }

    @Override
    public Integer call() {
        List<FlagValue> flags = clusterPort.stream()
                .map(port -> new FlagValue("--cluster-port", "network.cluster.port", port))
                .toList();
        LoadedConfig loaded = options.load(configs, flags);
        loaded.file().ifPresent(file -> console.println("Configuration: " + file));
        return new NodeMain(starter, console).run(loaded.config(), address -> OptionalInt.empty());
    }
}
