package io.cameogrid.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What CameoGrid logs in this process while this is open, from INFO upwards. */
public final class CapturedLog implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };
    private final Logger logger;
    private final @Nullable Level before;

    private CapturedLog(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
    }

    /** Begins to listen. */
    public static CapturedLog start() {
        CapturedLog log = new CapturedLog((Logger) LoggerFactory.getLogger("io.cameogrid"));
        log.logger.setLevel(Level.INFO);
        log.logger.setAdditive(false);
        log.appender.start();
        log.logger.addAppender(log.appender);
        return log;
    }

    /** The messages so far, in their order. */
    public List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The messages so far that say that something went wrong. */
    public List<String> errors() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(CapturedLog::withCause)
                .toList();
    }

    private static String withCause(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? event.getFormattedMessage()
                : event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    /** The messages so far that say that a microshard is built anew, and why. */
    public List<String> rebuilds() {
        return messages().stream().filter(CapturedLog::tellsOfRebuild).toList();
    }

    /** Whether a line of a log says that a microshard is built anew. */
    public static boolean tellsOfRebuild(String line) {
        return line.contains("rebuilding from the store");
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(before);
    }
}
