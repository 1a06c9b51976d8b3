/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.log;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** The logger {@code dev.dashcam} of SLF4J. */
final class LineOutput {
    private static final String LOGGER = "dev.dashcam";

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

    void write(String line, boolean warning) {
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
