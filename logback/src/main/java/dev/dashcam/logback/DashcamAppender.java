/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogLevel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is logged into an {@link ApplicationLog}: the pattern a line was made from, without its arguments unless those are
 * asked for, since they hold what users gave. Nothing of the application's objects is kept. Does not block, and does not fail
 * whoever logs.
 *
 * <p>To be put at the root logger by {@link LogbackLog}.
 */
final class DashcamAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final ApplicationLog log;
    private final Level least;
    private final boolean hasArguments;

    DashcamAppender(ApplicationLog log, LogLevel least, boolean hasArguments) {
        this.log = log;
        this.least = Level.toLevel(least.name());
        this.hasArguments = hasArguments;
        setName(LogbackLog.NAME);
    }

    ApplicationLog log() {
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(least)) {
            log.add(line(event));
        }
    }

    private LogEvent line(ILoggingEvent event) {
        String text = hasArguments ? event.getFormattedMessage() : event.getMessage();
        IThrowableProxy thrown = event.getThrowableProxy();
        return new LogEvent(
                event.getTimeStamp(),
                level(event.getLevel()),
                event.getLoggerName(),
                event.getThreadName(),
                Objects.requireNonNullElse(text, ""),
                thrown == null ? null : thrown.getClassName(),
                thrown == null ? null : place(thrown));
    }

    private static LogLevel level(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> LogLevel.ERROR;
            case Level.WARN_INT -> LogLevel.WARN;
            case Level.INFO_INT -> LogLevel.INFO;
            case Level.DEBUG_INT -> LogLevel.DEBUG;
            default -> LogLevel.TRACE;
        };
    }

    private static @Nullable String place(IThrowableProxy thrown) {
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        return frames == null || frames.length == 0
                ? null
                : frames[0].getStackTraceElement().toString();
    }
}
