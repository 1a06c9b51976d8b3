/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.dashcam.FlightRecorder;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogLevel;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.task.Task;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogbackLogTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("com.acme.Pay");

    @TempDir
    Path spool;

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void line_isKeptWithoutItsArguments() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 10);

        logger.warn("card {} refused", "4111-1111", new IllegalStateException("canary"));

        assertThat(log.last()).singleElement().satisfies(event -> {
            assertThat(event.text()).isEqualTo("card {} refused");
            assertThat(event.level()).isEqualTo(LogLevel.WARN);
            assertThat(event.logger()).isEqualTo("com.acme.Pay");
            assertThat(event.exception()).isEqualTo("java.lang.IllegalStateException");
            assertThat(event.thrownAt()).contains("LogbackLogTest.java");
            assertThat(event.toString()).doesNotContain("4111").doesNotContain("canary");
        });
    }

    @Test
    void line_isKeptWithItsArguments_whenAskedFor() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, true, 10);

        logger.info("card {} refused", "4111-1111");

        assertThat(log.last()).extracting(LogEvent::text).containsExactly("card 4111-1111 refused");
    }

    @Test
    void lineBelowTheLevel_isLeftOut() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.WARN, false, 10);
        logger.setLevel(Level.TRACE);

        logger.info("one");
        logger.warn("two");

        assertThat(log.last()).extracting(LogEvent::text).containsExactly("two");
    }

    @Test
    void reset_leavesItListening() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 10);
        logger.info("before");

        context.reset();
        logger.info("after");
        context.reset();
        logger.info("after another");

        assertThat(log.last()).extracting(LogEvent::text).containsExactly("before", "after", "after another");
    }

    @Test
    void install_again_givesTheSame() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 10);

        assertThat(LogbackLog.install(context, LogLevel.INFO, false, 10)).isSameAs(log);
    }

    @Test
    void uninstall_endsIt_alsoOverAReset() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 10);

        LogbackLog.uninstall(context);
        context.reset();
        logger.info("unheard");

        assertThat(log.last()).isEmpty();
        assertThat(LogbackLog.installed(context)).isNull();
    }

    @Test
    void error_isCaptured_withTheLinesBefore_andOnTheTimelineOfItsTask() throws Exception {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 100);
        logger.info("before there was a recorder");
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(8 << 20)
                .applicationLog(log)
                .trigger(Triggers.log("payments").logger("com.acme"))
                .engine(Triggers.engine(TriggerSettings.builder()
                        .warmUp(Duration.ZERO)
                        .minimumHistory(Duration.ZERO)
                        .tail(Duration.ZERO)
                        .build()))
                .store(Spool.in(spool))
                .start()) {
            long id;
            try (Task task = recorder.task("POST /pay")) {
                id = task.id();
                logger.info("charging {}", "4111-1111");
                logger.error("card {} refused", "4111-1111", new IllegalStateException("canary"));
            }
            Path file = awaitFile(recorder);

            assertThat(logged(file, id))
                    .containsExactly("INFO com.acme.Pay: charging {}", "ERROR com.acme.Pay: card {} refused");
            assertThat(text(file, "logs.txt"))
                    .containsSubsequence(
                            "INFO  [main] com.acme.Pay: before there was a recorder\n",
                            "INFO  [main] com.acme.Pay: charging {}\n",
                            "ERROR [main] com.acme.Pay: card {} refused (java.lang.IllegalStateException at ");
            assertThat(text(file, "manifest.json"))
                    .contains("\"kind\": \"log\"")
                    .contains("ERROR in com.acme.Pay: card {} refused");
        }
    }

    @Test
    void linesOfDashcamItself_askForNothing() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 100);
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(8 << 20)
                .applicationLog(log)
                .trigger(Triggers.log("warnings").level(LogLevel.WARN))
                .store(Spool.in(spool))
                .start()) {
            context.getLogger("dev.dashcam").warn("Not captured: ...");
            logger.warn("seen");

            assertThat(recorder.status().triggers())
                    .filteredOn(trigger -> trigger.name().equals("warnings"))
                    .singleElement()
                    .satisfies(trigger -> assertThat(trigger.seen()).isEqualTo(1));
        }
    }

    @Test
    void closedRecorder_isToldNothing() {
        ApplicationLog log = LogbackLog.install(context, LogLevel.INFO, false, 100);
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(8 << 20)
                .applicationLog(log)
                .store(Spool.in(spool))
                .start()) {
            assertThat(recorder.status().triggers()).isNotNull();
            assertThat(log.isHeard()).isTrue();
        }

        assertThat(log.isHeard()).isFalse();
    }

    private static Path awaitFile(FlightRecorder recorder) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<Path> files = recorder.snapshots();
            if (!files.isEmpty()) {
                return files.get(0);
            }
            assertThat(System.nanoTime() - until).as("waited for a snapshot").isNegative();
            Thread.sleep(20);
        }
    }

    private static List<String> logged(Path file, long taskId) throws IOException {
        List<String> texts = new ArrayList<>();
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.LOG && event.taskId() == taskId) {
                    texts.add(event.text());
                }
            }
        }
        return texts;
    }

    private static String text(Path file, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
