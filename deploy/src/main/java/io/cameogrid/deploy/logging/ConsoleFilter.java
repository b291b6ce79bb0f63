package io.cameogrid.deploy.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Lets through to the console what somebody at it can use: our own events and real trouble of the libraries.
 *
 * <p>The file has everything.
 */
final class ConsoleFilter extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean ours = event.getLoggerName().startsWith("io.cameogrid.");
        if (ours) {
            return FilterReply.NEUTRAL;
        }
        return event.getLevel().isGreaterOrEqual(Level.WARN) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
