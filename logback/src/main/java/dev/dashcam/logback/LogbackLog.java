/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Appender;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * What an application logs with Logback.
 *
 * <pre>{@code
 * FlightRecorder.builder()
 *         .applicationLog(LogbackLog.install(LogLevel.INFO, false, 1000))
 *         .start();
 * }</pre>
 *
 * <p>The appender is at the root logger and comes back when Logback is reset, as by a changed {@code logback.xml}. Loggers whose
 * additivity is off do not reach it.
 */
public final class LogbackLog {
    /** The appender's name. */
    public static final String NAME = "dashcam";

    private LogbackLog() {}

    /**
     * Listens to what is logged with the Logback that SLF4J uses, or gives what listens already. Any thread.
     *
     * @param least lines below this level are left out
     * @param hasArguments whether lines are kept with their arguments, which may be users' data
     * @param lines how many of the last lines are kept, 1 to 10,000
     * @throws IllegalStateException when SLF4J uses something else
     * @throws IllegalArgumentException for another number of lines
     */
    public static ApplicationLog install(LogLevel least, boolean hasArguments, int lines) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            return install(context, least, hasArguments, lines);
        }
        throw new IllegalStateException("SLF4J uses " + factory.getClass().getName() + ", not Logback.");
    }

    /** The same for this Logback. */
    public static ApplicationLog install(LoggerContext context, LogLevel least, boolean hasArguments, int lines) {
        synchronized (context) {
            ApplicationLog present = installed(context);
            if (present != null) {
                return present;
            }
            ApplicationLog log = ApplicationLog.keeping(lines);
            DashcamAppender appender = new DashcamAppender(log, least, hasArguments);
            appender.setContext(context);
            AfterReset afterReset = new AfterReset(appender);
            context.addListener(afterReset);
            afterReset.attach(context);
            return log;
        }
    }

    /** What listens, null when nothing does. */
    public static @Nullable ApplicationLog installed(LoggerContext context) {
        return root(context).getAppender(NAME) instanceof DashcamAppender appender ? appender.log() : null;
    }

    /** Listens no longer. */
    public static void uninstall(LoggerContext context) {
        synchronized (context) {
            context.getCopyOfListenerList().stream()
                    .filter(AfterReset.class::isInstance)
                    .forEach(context::removeListener);
            Appender<?> appender = root(context).getAppender(NAME);
            if (appender instanceof DashcamAppender) {
                root(context).detachAppender(NAME);
                appender.stop();
            }
        }
    }

    static Logger root(LoggerContext context) {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
