package io.cameogrid.deploy.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Lets through to the console what somebody at it can use: our own events and real trouble of the libraries.
 *
 * <p>The file has everything.
 */
final class ConsoleFilter extends Filter<ILoggingEvent> {
    /** Warnings that are true of every node and that nobody can do anything about, by logger and beginning. */
    private static final List<Noise> NOISE = List.of(
            new Noise("org.apache.ignite", "Please set system property '-Djava.net.preferIPv4Stack=true'"),
            new Noise("org.apache.ignite.internal.GridDiagnostic", "Initial heap size is"),
            new Noise("org.apache.ignite.spi.communication", "Message queue limit is set to 0"),
            new Noise("org.apache.ignite.internal.processors.cache", "Persistence store directory is in the temp"),
            // They come with an error that says in a line what they are about; the file has them all.
            new Noise("ROOT", "Possible failure suppressed"),
            new Noise("org.apache.ignite.internal.processors.failure", "Thread dump at"),
            new Noise("org.apache.ignite.internal.processors.failure", "No deadlocked threads detected"),
            new Noise("org.apache.ignite.internal.processors.cache", "Page locks dump"),
            // The value type of a document cache is declared for the sake of Ignite's calls to the index, not for SQL.
            new Noise(
                    "org.apache.ignite.internal.processors.query", "Key-value pair is not inserted into any SQL table"),
            new Noise("org.apache.ignite.internal.processors.query", "  ^-- "),
            // Resources are given to Jersey as objects, which it takes for providers at first.
            new Noise("org.glassfish.jersey.internal.inject.Providers", "A provider io.cameogrid.rest."));

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (event.getLoggerName().startsWith("io.cameogrid.")) {
            return FilterReply.NEUTRAL;
        }
        boolean trouble =
                event.getLevel().isGreaterOrEqual(Level.WARN) && NOISE.stream().noneMatch(noise -> noise.is(event));
        return trouble ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** One kind of message. */
    private record Noise(String logger, String beginning) {
        boolean is(ILoggingEvent event) {
            return event.getLevel().equals(Level.WARN)
                    && event.getLoggerName().startsWith(logger)
                    && event.getFormattedMessage().startsWith(beginning);
        }
    }
}
