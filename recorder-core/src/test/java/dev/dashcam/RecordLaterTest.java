/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.log.ApplicationLog;
import dev.dashcam.read.TraceReader;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.Trigger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorder that records only when there is something to record. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RecordLaterTest {
    /** Each takes half a second, for which the recorder's thread rests while nothing happens. */
    private static final int ROUNDS = 6;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final LateParts parts = new LateParts();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        parts.assertNothingIsLeft();
    }

    @Test
    void start_takesNoMemoryAndNoThread() {
        try (FlightRecorder recorder = parts.described().recordLater().start()) {
            assertThat(recorder.running()).isNull();
            assertThat(OwnThreads.alive()).isEmpty();
            assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.WARMING_UP));
            assertThat(recorder.currentTask()).isSameAs(Task.NONE);
            recorder.region("price").close();
            recorder.log("nobody hears this");
            recorder.fault();
            assertThat(recorder.running()).isNull();
        }
    }

    @Test
    void request_letsItBegin_andTheNextOneIsRecorded() {
        try (FlightRecorder recorder = parts.described().recordLater().start()) {
            recorder.task("first").close();
            awaitTask(recorder);

            assertThat(parts.makers).as("what captures waits for ready").isEmpty();
        }
    }

    @Test
    void job_waitsForIt_andIsRecorded() {
        try (FlightRecorder recorder = parts.described().recordLater().start()) {
            Thread.currentThread().interrupt();
            try (Task job = recorder.task(EventName.of("fill the cache"), TaskKind.JOB)) {
                assertThat(job).isNotSameAs(Task.NONE);
            }
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void ready_letsItBegin_andTellsTheEngineOnce() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.mayOpen.countDown();
        try (FlightRecorder recorder = parts.described().recordLater().start()) {
            recorder.ready();
            recorder.ready();
            assertThat(recorder.status().recording()).isTrue();
            recorder.task("recorded").close();
            recorder.writeTo(out);

            assertThat(parts.readyNanos).hasSize(1);
        }
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(FlightRecorderTest.events(reader)).contains("TASK_END recorded");
        }
    }

    @Test
    void readyWhileATaskLetsItBegin_isNotLost() {
        parts.mayOpen.countDown();
        for (int round = 0; round < ROUNDS; round++) {
            parts.readyNanos.clear();
            try (FlightRecorder recorder = parts.described().recordLater().start()) {
                CompletableFuture<Void> task =
                        CompletableFuture.runAsync(() -> recorder.task("first").close());
                recorder.ready();
                task.join();
                recorder.status();

                assertThat(parts.readyNanos).as("round " + round).hasSize(1);
            }
        }
    }

    @Test
    void question_letsItBegin_alsoOfAnInterruptedThread() {
        parts.mayOpen.countDown();
        try (FlightRecorder recorder = parts.described().recordLater().start()) {
            Thread.currentThread().interrupt();
            RecorderStatus status = recorder.status();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(status.store()).isEqualTo("a late store");
            assertThat(parts.readyNanos).isEmpty();
        }
    }

    @Test
    void ruleAboutTheStart_isRecordedAtOnce() {
        Trigger aboutTheStart = new Trigger() {
            @Override
            public String name() {
                return "slow-start";
            }

            @Override
            public String kind() {
                return "test";
            }

            @Override
            public boolean watchesStart() {
                return true;
            }
        };
        try (FlightRecorder recorder =
                parts.described().trigger(aboutTheStart).recordLater().start()) {
            assertThat(recorder.running()).isNotNull();
        }
    }

    @Test
    void applicationLog_isHeardAllTheTime() {
        ApplicationLog log = ApplicationLog.keeping(10);
        parts.mayOpen.countDown();
        try (FlightRecorder recorder =
                parts.described().applicationLog(log).recordLater().start()) {
            assertThat(log.isHeard()).isTrue();
            recorder.ready();
            assertThat(log.isHeard()).isTrue();
            recorder.status();
            assertThat(log.isHeard()).isTrue();
        }
        assertThat(log.isHeard()).isFalse();

        parts.described().applicationLog(log).recordLater().start().close();
        assertThat(log.isHeard()).isFalse();
    }

    @Test
    void close_beforeItHasBegun_leavesItSo() {
        FlightRecorder recorder = parts.described().recordLater().start();
        recorder.close();
        recorder.ready();
        recorder.task("late").close();

        assertThat(recorder.status().recording()).isFalse();
        assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.OFF));
        assertThat(recorder.triggers()).isEmpty();
        assertThat(recorder.running()).isNull();
        assertThat(OwnThreads.alive()).isEmpty();
    }

    @Test
    void close_whileItBegins_leavesNothingBehind() {
        parts.mayOpen.countDown();
        for (int round = 0; round < ROUNDS; round++) {
            FlightRecorder recorder = parts.described().recordLater().start();
            CompletableFuture<Void> ready = CompletableFuture.runAsync(recorder::ready);
            recorder.close();
            ready.join();

            assertThat(recorder.running()).as("round " + round).isNull();
        }
    }

    @Test
    void startFails_isOffAndSaysWhy() {
        RecorderClock broken = new RecorderClock() {
            @Override
            public long nanoTime() {
                throw new IllegalStateException("no clock on this machine");
            }

            @Override
            public long epochNanos() {
                return 0;
            }
        };
        try (FlightRecorder recorder =
                parts.described().clock(broken).recordLater().start()) {
            RecorderStatus status = recorder.status();

            assertThat(status.recording()).isFalse();
            assertThat(status.notes()).singleElement().asString().contains("no clock on this machine");
            assertThat(recorder.task("GET /checkout")).isSameAs(Task.NONE);
            assertThat(recorder.trigger("slow")).isSameAs(Decision.suppressed(Reason.OFF));
            assertThatThrownBy(() -> recorder.snapshot("x")).hasMessageContaining("no clock on this machine");
        }
    }

    private static void awaitTask(FlightRecorder recorder) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Task task = recorder.task("next")) {
                if (task != Task.NONE) {
                    return;
                }
            }
            assertThat(System.nanoTime()).as("when it should have begun").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
