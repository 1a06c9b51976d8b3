/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.management.ThreadMXBean;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder as it is with recorder-core alone: no engine, no store, no explainer. */
final class FlightRecorderTest {
    private static final EventName QUEUE = EventName.of("queue.length");
    private static final EventName DEPLOYED = EventName.of("deployed");

    @Test
    void writeTo_stream_holdsWhatWasRecorded() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FlightRecorder recorder = start()) {
            recordCheckout(recorder);
            recorder.writeTo(out);
        }

        assertThat(read(out.toByteArray()))
                .containsSubsequence(
                        "TASK_BEGIN GET /checkout",
                        "REGION_BEGIN price",
                        "LOG tax service answered late",
                        "REGION_END price",
                        "VALUE queue.length",
                        "MARK deployed",
                        "TASK_END GET /checkout {cart.items=3}");
    }

    @Test
    void writeTo_whileATaskIsOpen_showsItsBegin(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("open.dcam");
        try (FlightRecorder recorder = start()) {
            try (Task task = recorder.task("GET /slow")) {
                assertThat(task.id()).isNotZero();
                recorder.writeTo(file);
            }
        }

        try (TraceReader reader = TraceReader.open(file)) {
            assertThat(events(reader)).contains("TASK_BEGIN GET /slow").doesNotContain("TASK_END GET /slow");
        }
    }

    @Test
    void startTrace_holdsEverythingUntilClosed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trace.dcam");
        try (FlightRecorder recorder = start()) {
            try (TraceRecording trace = recorder.startTrace(file)) {
                assertThat(trace.isRunning()).isTrue();
                recordCheckout(recorder);
            }
            recorder.task("after").close();
        }

        try (TraceReader reader = TraceReader.open(file)) {
            assertThat(events(reader))
                    .contains("TASK_BEGIN GET /checkout", "TASK_END GET /checkout {cart.items=3}")
                    .doesNotContain("TASK_BEGIN after");
        }
    }

    @Test
    void startTrace_whileOneRuns_isRefused(@TempDir Path folder) throws IOException {
        try (FlightRecorder recorder = start();
                TraceRecording running = recorder.startTrace(folder.resolve("one.dcam"))) {
            assertThatIOException()
                    .isThrownBy(() -> recorder.startTrace(folder.resolve("two.dcam")))
                    .withMessageContaining(running.file().toString());
        }
    }

    @Test
    void snapshot_withoutStore_namesTheArtifact() {
        try (FlightRecorder recorder = start()) {
            assertThatIOException()
                    .isThrownBy(() -> recorder.snapshot("before deploy"))
                    .withMessageContaining("dev.dashcam:dashcam-sinks");
            assertThat(recorder.status().notes()).anyMatch(note -> note.contains("dev.dashcam:dashcam-sinks"));
        }
    }

    @Test
    void trigger_withoutEngine_isSuppressed() {
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.trigger("slow-checkout")).isSameAs(Decision.suppressed(Reason.NO_ENGINE));
        }
    }

    @Test
    void off_everyCall_doesNothing() {
        FlightRecorder recorder = FlightRecorder.off();

        assertThat(recorder.task("GET /checkout")).isSameAs(Task.NONE);
        assertThat(recorder.region("price")).isSameAs(Region.NONE);
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        assertThat(recorder.trigger("slow-checkout")).isSameAs(Decision.suppressed(Reason.OFF));
        recorder.log("unheard");
        recorder.counter(QUEUE, 1);
        recorder.mark(DEPLOYED);
        recorder.replaceTriggers(List.of());
        assertThat(recorder.triggers()).isEmpty();
        recorder.close();
        assertThat(recorder.status().recording()).isFalse();
        assertThatIOException().isThrownBy(() -> recorder.snapshot("x")).withMessageContaining("off");
        assertThatIOException().isThrownBy(() -> recorder.writeTo(new ByteArrayOutputStream()));
    }

    @Test
    void off_recordingCalls_allocateNothing() {
        FlightRecorder closed = start();
        closed.close();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (FlightRecorder recorder : List.of(FlightRecorder.off(), closed)) {
            // What the JVM links once, or has not compiled yet, is not theirs.
            long least = Long.MAX_VALUE;
            long beganNanos = System.nanoTime();
            while (least >= 1024 && System.nanoTime() - beganNanos < TimeUnit.SECONDS.toNanos(30)) {
                long before = threads.getCurrentThreadAllocatedBytes();
                recordWhileOff(recorder);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("for 50,000 rounds of calls").isLessThan(1024);
        }
    }

    private static void recordWhileOff(FlightRecorder recorder) {
        for (int i = 0; i < 50_000; i++) {
            try (Task task = recorder.task("GET /checkout");
                    Region region = recorder.region(DEPLOYED)) {
                task.set("cart.items", i);
                recorder.log("unheard");
                recorder.counter(QUEUE, i);
                recorder.mark(DEPLOYED);
                recorder.trigger("slow-checkout");
            }
        }
    }

    @Test
    void close_thenRecord_doesNothing() {
        FlightRecorder recorder = start();
        Task open = recorder.task("GET /checkout");
        Region region = recorder.region("price");

        recorder.close();
        recorder.close();

        region.close();
        open.set("late", true).close();
        assertThat(recorder.task("GET /checkout")).isSameAs(Task.NONE);
        assertThat(recorder.status().recording()).isFalse();
    }

    @Test
    void start_twice_sharesOneRingUntilBothAreClosed() throws IOException {
        FlightRecorder first = start();
        FlightRecorder second = FlightRecorder.builder().memory(8 << 20).start();
        first.task("from the first").close();
        first.close();
        second.task("from the second").close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        second.writeTo(out);
        second.close();

        assertThat(read(out.toByteArray())).contains("TASK_END from the first", "TASK_END from the second");
        assertThat(second.status().recording()).isFalse();
    }

    @Test
    void recordingCalls_withNonsense_doNotThrow() {
        try (FlightRecorder recorder = start()) {
            recorder.task((String) null).close();
            recorder.task("x".repeat(1_000_000)).set("k", "y".repeat(1_000_000)).close();
            recorder.region((String) null).close();
            recorder.log(null);
            recorder.log("z".repeat(1_000_000));
            assertThat(recorder.trigger("")).isNotNull();
        }
    }

    @Test
    void start_threads_keepNothingOfTheThreadThatStarts(@TempDir Path folder) throws IOException {
        Thread starter = Thread.currentThread();
        ClassLoader own = starter.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], own)) {
            starter.setContextClassLoader(application);
            try (FlightRecorder recorder = start();
                    TraceRecording trace = recorder.startTrace(folder.resolve("trace.dcam"))) {
                assertThat(trace.isRunning()).isTrue();
                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> thread.getName().startsWith("dashcam-"))
                        .hasSizeGreaterThanOrEqualTo(2)
                        .extracting(Thread::getContextClassLoader)
                        .doesNotContain(application);
            } finally {
                starter.setContextClassLoader(own);
            }
        }
    }

    @Test
    void status_saysWhatItHolds() {
        try (FlightRecorder recorder = start()) {
            RecorderStatus status = recorder.status();

            assertThat(status.recording()).isTrue();
            assertThat(status.window()).isEqualTo(Duration.ofSeconds(5));
            assertThat(status.ringBytes()).isBetween((2L << 20) - (128 << 10), 2L << 20);
            assertThat(status.memory()).isIn("arena", "direct buffer", "mapped file");
            assertThat(status.losses()).isEmpty();
            assertThat(status.reach()).isPositive().isLessThan(Duration.ofMinutes(10));
        }
    }

    private static FlightRecorder start() {
        return FlightRecorder.builder()
                .window(Duration.ofSeconds(5))
                .memory(4 << 20)
                .service("test")
                .start();
    }

    private static void recordCheckout(FlightRecorder recorder) {
        try (Task task = recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
            task.set("cart.items", 3);
            try (Region region = recorder.region("price")) {
                recorder.log("tax service answered late");
                assertThat(region).isNotSameAs(Region.NONE);
            }
            recorder.counter(QUEUE, 4);
            recorder.mark(DEPLOYED);
        }
    }

    private static List<String> read(byte[] recording) throws IOException {
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(recording))) {
            return events(reader);
        }
    }

    static List<String> events(TraceReader reader) throws IOException {
        List<String> events = new ArrayList<>();
        for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
            String what = event.kind() == EventKind.LOG ? event.text() : event.name();
            String attributes = event.attributes().isEmpty() ? "" : " " + event.attributes();
            events.add(event.kind() + " " + what + attributes);
        }
        return events;
    }
}
