package io.cameogrid.deploy.cli;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what went wrong and what to do; stack traces are for the log. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    private final PrintStream errors;

    FailureReport(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        errors.println("cameogrid: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, errors)) {
            errors.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult line) {
        if (failure instanceof CameoGridException known && known.code() != ErrorCode.INTERNAL) {
            errors.println("cameogrid: " + known.detail());
            LOG.debug("Ends with {}", known.code(), known);
            return known.code() == ErrorCode.INVALID_CONFIGURATION
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        }
        errors.println("cameogrid: " + failure.getMessage() + " (details are in the log)");
        LOG.error("Ends with a failure that nobody expected", failure);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
