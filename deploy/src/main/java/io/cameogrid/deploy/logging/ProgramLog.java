package io.cameogrid.deploy.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets up where log events go: to the console first, and to a file as soon as the data directory is known.
 *
 * <p>It is code and not a file of Logback because that starts faster. Somebody who names a file of his own with {@code
 * -Dlogback.configurationFile} gets that instead of all this.
 */
public final class ProgramLog {
    /** One line for an event; the rest of a long message and the stack of a failure are in the file. */
    private static final String CONSOLE_PATTERN =
            "%d{HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'(?s)\\n.*', ' ...'}%n%nopex";

    private static final String FILE_PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30}: %msg%n%ex{full}";
    private static final String FILE_SIZE = "10 MB";
    private static final int OLD_FILES = 5;

    private ProgramLog() {}

    /** From now on the console, that is standard error, has what a person at it should know. */
    public static void toConsole() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (ownConfiguration()) {
            return;
        }
        LoggerContext context = context();
        context.reset();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(context, CONSOLE_PATTERN));
        ConsoleFilter filter = new ConsoleFilter();
        filter.start();
        console.addFilter(filter);
        console.start();
        Logger root = root(context);
        root.setLevel(Level.INFO);
        root.addAppender(console);
    }

    /** From now on everything goes to {@code log/cameogrid.log} too; at most six files of 10 MB. */
    public static void toFile(Path dataDirectory) {
        if (ownConfiguration()) {
            return;
        }
        LoggerContext context = context();
        String file = dataDirectory.resolve("log").resolve("cameogrid.log").toString();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        appender.setEncoder(encoder(context, FILE_PATTERN));

        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(appender);
        names.setFileNamePattern(file + ".%i");
        names.setMaxIndex(OLD_FILES);
        names.start();
        appender.setRollingPolicy(names);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
        size.start();
        appender.setTriggeringPolicy(size);

        appender.start();
        root(context).addAppender(appender);
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    private static boolean ownConfiguration() {
        return System.getProperty("logback.configurationFile") != null;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
