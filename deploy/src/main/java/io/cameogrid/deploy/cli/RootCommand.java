package io.cameogrid.deploy.cli;

import io.cameogrid.deploy.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command, which only knows about itself. */
@Command(
        name = "cameogrid",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "A distributed database for documents with hybrid search.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Try it out:  cameogrid demo",
            "The flags of the JVM can be extended with the environment variable CAMEOGRID_JAVA_OPTS."
        })
final class RootCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: server, demo or check-config");
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "cameogrid " + ProgramVersion.text() + " (Java "
                        + Runtime.version().feature() + ")"
            };
        }
    }
}
