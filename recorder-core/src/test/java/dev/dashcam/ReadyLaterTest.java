/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.read.TraceReader;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.SnapshotRefusedException;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What decides and captures is made when the service is ready, or when somebody asks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReadyLaterTest {
    private static final String OURS = "dashcam-start";

    private final LateParts parts = new LateParts();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        parts.assertNothingIsLeft();
    }

    @Test
    void start_recordsAndMakesNothingElse() {
        FlightRecorder recorder = parts.start();
        try (Task task = recorder.task("GET /checkout")) {
            assertThat(task).isNotSameAs(Task.NONE);
            assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.WARMING_UP));
            assertThat(recorder.ending(task)).isNull();
        }
        recorder.fault();
        assertThat(recorder.triggers()).isEmpty();
        recorder.close();

        assertThat(parts.makers).isEmpty();
    }

    @Test
    void ready_hasAllMadeByAThreadOfOurs_andStatusWaitsForIt() throws Exception {
        try (FlightRecorder recorder = parts.start()) {
            long beforeNanos = System.nanoTime();
            recorder.ready();
            long afterNanos = System.nanoTime();
            LateParts.await(parts.opening);

            CompletableFuture<RecorderStatus> status = CompletableFuture.supplyAsync(recorder::status);
            try (Task task = recorder.task("unseen")) {
                assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.WARMING_UP));
                assertThat(recorder.ending(task)).isNull();
            }
            assertThat(status).isNotDone();
            parts.mayOpen.countDown();

            assertThat(status.get(60, TimeUnit.SECONDS).store()).isEqualTo("a late store");
            assertThat(parts.readyNanos)
                    .singleElement()
                    .satisfies(nanos -> assertThat(nanos - beforeNanos).isBetween(0L, afterNanos - beforeNanos));
            assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.COOLDOWN));
            recorder.task("seen").close();
            assertThat(parts.ended).containsExactly("seen");
            assertThat(parts.makers).containsExactly(OURS);
        }
    }

    @Test
    void recording_beforeReady_isInWhatIsWrittenAfterwards() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FlightRecorder recorder = parts.startFree()) {
            recorder.mark(EventName.of("early"));
            recorder.ready();
            recorder.writeTo(out);
        }
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(FlightRecorderTest.events(reader)).contains("MARK early");
        }
    }

    @Test
    void applicationLog_isHeardFromTheStart() {
        ApplicationLog log = ApplicationLog.keeping(10);
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(4 << 20)
                .applicationLog(log)
                .readyLater()
                .start()) {
            assertThat(recorder.currentTask()).isSameAs(Task.NONE);
            assertThat(log.isHeard()).isTrue();
        }
        assertThat(log.isHeard()).isFalse();
    }

    @Test
    void questions_beforeReady_areAnsweredByTheSameParts() {
        try (FlightRecorder recorder = parts.startFree()) {
            CompletableFuture<RecorderStatus> other = CompletableFuture.supplyAsync(recorder::status);
            assertThat(recorder.status().recording()).isTrue();
            assertThat(other.join().store()).isEqualTo("a late store");
            assertThat(recorder.snapshots()).hasSize(1);
            assertThat(recorder.drill().hasPassed()).isFalse();
            assertThatThrownBy(() -> recorder.snapshot("early"))
                    .isInstanceOfSatisfying(
                            SnapshotRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.MANUAL_BUDGET));
            assertThat(parts.readyNanos).isEmpty();

            recorder.ready();
            recorder.status();

            assertThat(parts.readyNanos).hasSize(1);
            assertThat(parts.makers).containsExactly(OURS);
        }
    }

    @Test
    void ready_moreThanOnceAndAfterClose_isHarmless() {
        FlightRecorder recorder = parts.startFree();
        CompletableFuture<Void> other = CompletableFuture.runAsync(recorder::ready);
        recorder.ready();
        other.join();
        recorder.status();
        recorder.ready();
        assertThat(recorder.status().recording()).isTrue();
        recorder.close();
        recorder.ready();

        assertThat(parts.readyNanos).hasSize(1);
        assertThat(parts.makers).hasSize(1);
    }

    @Test
    void status_ofAnInterruptedThread_isWhole() {
        try (FlightRecorder recorder = parts.startFree()) {
            Thread.currentThread().interrupt();
            RecorderStatus status = recorder.status();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(status.store()).isEqualTo("a late store");
        }
    }

    @Test
    void status_askedByAPartThatIsBeingMade_doesNotWaitForItself() {
        try (FlightRecorder recorder = parts.start()) {
            CompletableFuture<RecorderStatus> early = new CompletableFuture<>();
            parts.whileOpening = () -> early.complete(recorder.status());
            parts.mayOpen.countDown();
            recorder.ready();

            assertThat(recorder.status().recording()).isTrue();
            assertThat(early.join().notes()).containsExactly("The recorder is off: it is still starting");
        }
    }

    @Test
    void makingFails_turnsTheRecorderOffAndSaysSoOnce() {
        parts.storeError = new NoClassDefFoundError("gone/with/the/Jar");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.dashcam");
        logger.addAppender(lines);
        try (FlightRecorder recorder = parts.startFree()) {
            recorder.ready();
            RecorderStatus status = recorder.status();

            assertThat(status.recording()).isFalse();
            assertThat(status.notes()).singleElement().asString().contains("gone/with/the/Jar");
            assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.OFF));
            assertThat(recorder.task("GET /checkout")).isSameAs(Task.NONE);
            assertThat(recorder.triggers()).isEmpty();
            assertThatThrownBy(() -> recorder.snapshot("x")).hasMessageContaining("gone/with/the/Jar");
            recorder.ready();
            assertThat(lines.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains("is off", "gone/with/the/Jar"));
            assertThat(parts.makers).hasSize(1);
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void engineRefuses_letsGoOfTheStore() {
        parts.engineFailure = new IllegalArgumentException("two triggers have one name");
        try (FlightRecorder recorder = parts.startFree()) {
            assertThat(recorder.status().notes()).singleElement().asString().contains("two triggers have one name");
            assertThat(parts.closed).hasValue(1);
        }
    }
}
