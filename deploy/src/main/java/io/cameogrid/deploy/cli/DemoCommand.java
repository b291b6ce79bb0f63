package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.NodeMain;
import io.cameogrid.deploy.NodeStarter;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.LoadedConfig;
import io.cameogrid.deploy.demo.BooksData;
import io.cameogrid.deploy.demo.Demo;
import io.cameogrid.deploy.demo.DemoData;
import io.cameogrid.deploy.demo.JdkData;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a node, loads documents, shows searches, and serves on. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Starts a node with books in it, shows searches as curl lines, and serves until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    /** Set by the launcher, which can tell. */
    private static final String TERMINAL = "cameogrid.terminal";

    private final ConfigLoader configs;
    private final NodeStarter starter;
    private final PrintStream console;

    @Mixin
    private final NodeOptions options = new NodeOptions();

    @Option(names = "--once", description = "End after the searches: with 0 if each found what it should, else with 1.")
    private boolean once;

    @Option(names = "--jdk", description = "Show the classes of this JDK instead of books.")
    private boolean jdk;

    DemoCommand(ConfigLoader configs, NodeStarter starter, PrintStream console) {
        this.configs = configs;
        this.starter = starter;
        this.console = console;
    }

    @Override
    public Integer call() {
        // The demonstration has a directory of its own, whatever a configuration file says: it must not mix its
        // documents with anybody's.
        List<FlagValue> flags = options.namesData()
                ? List.of()
                : List.of(new FlagValue("the demo's own directory", "storage.data_paths", "data/demo"));
        LoadedConfig loaded = options.load(configs, flags);
        DemoData data = jdk ? new JdkData() : new BooksData();
        return new NodeMain(starter, console).run(loaded.config(), address -> show(data, address));
    }

    private OptionalInt show(DemoData data, URI address) {
        boolean good = new Demo(data, console, Boolean.getBoolean(TERMINAL)).run(address);
        if (once) {
            return OptionalInt.of(good ? 0 : 1);
        }
        console.println("Now it is your turn: " + address + " serves until Ctrl-C.");
        return OptionalInt.empty();
    }
}
