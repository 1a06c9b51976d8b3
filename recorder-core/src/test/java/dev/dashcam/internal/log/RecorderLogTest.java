/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class RecorderLogTest {

    @Test
    void say_beforeDrain_logsNothing() {
        ListAppender<ILoggingEvent> logged = capture();
        RecorderLog log = new RecorderLog();

        log.say("Recording the last 30 s.");
        assertThat(logged.list).isEmpty();
        log.drain();

        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Recording the last 30 s.");
        assertThat(logged.list.get(0).getLoggerName()).isEqualTo("dev.dashcam");
        assertThat(logged.list.get(0).getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void warn_isLoggedAsWarning() {
        ListAppender<ILoggingEvent> logged = capture();
        RecorderLog log = new RecorderLog();

        log.warn("Snapshots are off.");
        log.drain();

        assertThat(logged.list.get(0).getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void redactedLine_isLoggedAndKeptWithoutWhatIsTakenOut() {
        ListAppender<ILoggingEvent> logged = capture();
        RecorderLog log = new RecorderLog(text -> text.replace("C-12345678", "***"));

        log.sayRedacted("Not captured: GET /c/C-12345678.", null);
        log.warnRedacted("Not captured: job C-12345678.");
        log.say("C-12345678");
        log.drain();

        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Not captured: GET /c/***.", "Not captured: job ***.", "C-12345678");
        assertThat(logged.list.get(1).getLevel()).isEqualTo(Level.WARN);
        assertThat(log.last()).contains("Not captured: GET /c/***.");
    }

    @Test
    void say_manyLines_dropsWhatDoesNotFit() {
        RecorderLog log = new RecorderLog(null, UnaryOperator.identity());

        for (int i = 0; i < 1000; i++) {
            log.say("line " + i);
        }
        log.drain();

        assertThat(log.last()).hasSize(16).last().isEqualTo("line 63");
    }

    @Test
    void last_withoutProvider_keepsTheLines() {
        RecorderLog log = new RecorderLog(null, UnaryOperator.identity());

        log.say("Captured 7f3k2q.");
        log.drain();

        assertThat(log.hasOutput()).isFalse();
        assertThat(log.last()).containsExactly("Captured 7f3k2q.");
    }

    private static ListAppender<ILoggingEvent> capture() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.dashcam");
        logger.detachAndStopAllAppenders();
        logger.setAdditive(false);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        return appender;
    }
}
