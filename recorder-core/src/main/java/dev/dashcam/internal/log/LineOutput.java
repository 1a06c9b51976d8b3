/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.log;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.SLF4JServiceProvider;

/** The logger {@code dev.dashcam} of SLF4J. */
final class LineOutput {
    private static final String LOGGER = "dev.dashcam";
    /** Where Spring Boot's log lines, and most others, look for it. */
    private static final String TRACE_ID = "traceId";

    private final Logger logger;

    private LineOutput(Logger logger) {
        this.logger = logger;
    }

    /**
     * The output, null when there is none. A provider is looked for before {@link LoggerFactory} is touched, because that
     * prints to standard error when it finds none.
     */
    static @Nullable LineOutput find() {
        try {
            ClassLoader loader = SLF4JServiceProvider.class.getClassLoader();
            boolean named = System.getProperty(LoggerFactory.PROVIDER_PROPERTY_KEY) != null;
            if (!named
                    && ServiceLoader.load(SLF4JServiceProvider.class, loader).stream()
                            .findAny()
                            .isEmpty()) {
                return null;
            }
            return new LineOutput(LoggerFactory.getLogger(LOGGER));
        } catch (LinkageError | ServiceConfigurationError | RuntimeException absentOrBroken) {
            return null;
        }
    }

    void write(String line, boolean warning, @Nullable String traceId) {
        if (traceId == null) {
            write(line, warning);
            return;
        }
        try {
            MDC.put(TRACE_ID, traceId);
        } catch (RuntimeException | LinkageError brokenContext) {
            // the line is worth more than its context
        }
        write(line, warning);
        try {
            MDC.remove(TRACE_ID);
        } catch (RuntimeException | LinkageError brokenContext) {
            // it could not be put there either
        }
    }

    private void write(String line, boolean warning) {
        try {
            if (warning) {
                logger.warn(line);
            } else {
                logger.info(line);
            }
        } catch (RuntimeException | LinkageError brokenAppender) {
            // A logging configuration that throws must not end the recorder's thread; the line is in the status.
        }
    }
}
