/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.logging;

import ch.qos.logback.classic.LoggerContext;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogLevel;
import dev.dashcam.logback.LogbackLog;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.PlaceholderResolutionException;

/** The Logback that the application logs with, if it does. */
final class LogbackOfApplication {
    private static final boolean IS_THERE =
            ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", LogbackOfApplication.class.getClassLoader());

    private LogbackOfApplication() {}

    /** Begins to listen, unless it is not wanted. What is wrong with a property is told where all of them are read. */
    static void listen(Environment environment) {
        try {
            if (IS_THERE
                    && is(environment, "dashcam.enabled", "true")
                    && is(environment, "dashcam.logs.enabled", "true")) {
                Present.listen(
                        LogLevel.valueOf(
                                text(environment, "dashcam.logs.level", "INFO").toUpperCase(Locale.ROOT)),
                        is(environment, "dashcam.logs.arguments", "false"),
                        Integer.parseInt(text(environment, "dashcam.logs.lines", "1000")));
            }
        } catch (RuntimeException | LinkageError notPossible) {
            // the application starts without
        }
    }

    private static boolean is(Environment environment, String property, String otherwise) {
        String text = text(environment, property, otherwise).toLowerCase(Locale.ROOT);
        return text.equals("true") || text.equals("on") || text.equals("yes") || text.equals("1");
    }

    /** A placeholder without a value counts as not set, as where all properties are read. */
    private static String text(Environment environment, String property, String otherwise) {
        try {
            String text = environment.getProperty(property, "").strip();
            return text.isEmpty() ? otherwise : text;
        } catch (PlaceholderResolutionException unfilled) {
            return otherwise;
        }
    }

    /** Listens no longer, unless a recorder wants it. */
    static void endUnlessHeard() {
        try {
            if (IS_THERE) {
                Present.endUnlessHeard();
            }
        } catch (RuntimeException | LinkageError notPossible) {
            // it was not listened to either
        }
    }

    /** What is listened to, null when nothing is. */
    static @Nullable ApplicationLog log() {
        try {
            return IS_THERE ? Present.log() : null;
        } catch (RuntimeException | LinkageError notPossible) {
            return null;
        }
    }

    /** What only runs where there is Logback. */
    private static final class Present {
        static void listen(LogLevel least, boolean hasArguments, int lines) {
            LoggerContext context = context();
            if (context != null) {
                LogbackLog.install(context, least, hasArguments, lines);
            }
        }

        static void endUnlessHeard() {
            ApplicationLog log = log();
            LoggerContext context = context();
            if (context != null && log != null && !log.isHeard()) {
                LogbackLog.uninstall(context);
            }
        }

        static @Nullable ApplicationLog log() {
            LoggerContext context = context();
            return context == null ? null : LogbackLog.installed(context);
        }

        private static @Nullable LoggerContext context() {
            return LoggerFactory.getILoggerFactory() instanceof LoggerContext context ? context : null;
        }
    }
}
