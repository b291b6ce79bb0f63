package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.NodeStarter;
import io.cameogrid.deploy.NodeWiring;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.logging.ProgramLog;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program: its {@code main}, and its commands put together. */
public final class CameoGridProgram {
    private final ConfigLoader configs;
    private final NodeStarter starter;
    private final PrintStream console;
    private final PrintStream errors;

    CameoGridProgram(ConfigLoader configs, NodeStarter starter, PrintStream console, PrintStream errors) {
        this.configs = configs;
        this.starter = starter;
        this.console = console;
        this.errors = errors;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        ProgramLog.toConsole();
        PrintStream console = utf8(System.out);
        CameoGridProgram program = new CameoGridProgram(ConfigLoader.here(), NodeWiring::start, console, System.err);
        System.exit(program.run(arguments));
    }

    /** Documents are UTF-8, whatever the locale of the machine says. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs one command; gives its exit code. */
    int run(String... arguments) {
        FailureReport failures = new FailureReport(errors);
        return new CommandLine(new RootCommand())
                .addSubcommand(new ServerCommand(configs, starter, console))
                .addSubcommand(new DemoCommand(configs, starter, console))
                .addSubcommand(new CheckConfigCommand(configs, console))
                .setOut(new PrintWriter(console, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(arguments);
    }
}
