/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.application;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.dashcam.spring.FlightRecorderCustomizer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines that a recorder logs, each with the trace id that was with it. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.dashcam");
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** A line. */
    public record Line(String text, String traceId) {}

    /** Beans that have all lines of an application heard: made before the recorder, and after logging was set up. */
    @Configuration(proxyBeanMethods = false)
    public static class FromTheStart {
        @Bean
        static LogLines lines() {
            return listen();
        }

        @Bean
        FlightRecorderCustomizer afterLines(LogLines lines) {
            return builder -> {};
        }
    }

    /** Listens from now on; begun again, since an application that starts forgets all appenders. */
    public static LogLines listen() {
        LogLines lines = new LogLines();
        lines.attach();
        return lines;
    }

    /** Attaches it again. */
    public void attach() {
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(
                new Line(event.getFormattedMessage(), event.getMDCPropertyMap().getOrDefault("traceId", "")));
    }

    /** All so far. */
    public List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** The first line like this, once it is there. */
    public Line await(Predicate<String> wanted) throws InterruptedException {
        return awaitNth(1, wanted);
    }

    /** The n-th line like this, once it is there. */
    public Line awaitNth(int n, Predicate<String> wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<Line> found =
                    lines.stream().filter(line -> wanted.test(line.text())).toList();
            if (found.size() >= n) {
                return found.get(n - 1);
            }
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("no such line in " + lines);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
