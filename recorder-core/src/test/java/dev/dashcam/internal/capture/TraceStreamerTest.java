/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import dev.dashcam.time.RecorderClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TraceStreamerTest {
    private static final EventName NAME = EventName.of("traced");
    private static final int RING_BYTES = 1 << 20;
    private static final int WRITERS = 4;
    private static final int EVENTS = 150_000;

    private final Losses losses = new Losses();
    private final ManualClock manual = new ManualClock();
    private final TortureClock real = new TortureClock();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Map<Long, List<Long>> found = new HashMap<>();
    private final List<Generation> generations = new ArrayList<>();
    private final List<EventRecorder> recorders = new ArrayList<>();
    private final Staging staging = staging();
    private Ring ring = ring();
    private RecordingWriter writer = new RecordingWriter(file);
    private EventRecorder recorder = recorder(manual);

    @AfterEach
    void closeRecorders() {
        recorders.forEach(EventRecorder::close);
    }

    @Test
    void events_fromTheBeginningToTheEnd_areThereOnce() throws Exception {
        recorder.value(NAME, 1);
        manual.advance(Duration.ofMillis(1));
        TraceStreamer streamer = streamer(manual, file);
        for (int second = 0; second < 3; second++) {
            recorder.value(NAME, 10 + second);
            manual.advance(Duration.ofSeconds(1));
            assertThat(streamer.stepIfDue()).isTrue();
            assertThat(streamer.stepIfDue()).isFalse();
        }
        recorder.value(NAME, 20);
        manual.advance(Duration.ofMillis(1));
        assertThat(staging.chunks()).isPositive();
        streamer.finish();
        assertThat(staging.chunks()).isZero();
        recorder.value(NAME, 30);

        read();

        assertThat(found.values()).containsExactly(List.of(10L, 11L, 12L, 20L));
        assertThat(generations).extracting(Generation::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(streamer.missingNanos()).isZero();
        assertThat(streamer.endNanos()).isEqualTo(manual.nanoTime());
    }

    @Test
    void generation_listsWhatWasOpenWhenItBegan() throws Exception {
        Task early = recorder.task(NAME, TaskKind.JOB);
        manual.advance(Duration.ofMillis(1));
        TraceStreamer streamer = streamer(manual, file);
        manual.advance(Duration.ofMillis(1));
        Task late = recorder.task(NAME, TaskKind.JOB);
        manual.advance(Duration.ofSeconds(1));
        streamer.stepIfDue();
        early.close();
        manual.advance(Duration.ofSeconds(1));
        streamer.stepIfDue();
        manual.advance(Duration.ofSeconds(1));
        late.close();
        streamer.finish();

        read();

        assertThat(generations)
                .extracting(g -> g.openTasks().stream()
                        .map(Generation.OpenTask::id)
                        .sorted()
                        .toList())
                .containsExactly(List.of(early.id()), List.of(early.id(), late.id()), List.of(late.id()));
    }

    @Test
    void idleHours_areCheap() throws Exception {
        TraceStreamer streamer = streamer(manual, file);
        for (int second = 0; second < 3600; second++) {
            manual.advance(Duration.ofSeconds(1));
            streamer.stepIfDue();
        }

        read();

        assertThat(generations).hasSizeBetween(300, 400);
        assertThat(file.size()).isLessThan(300_000);
    }

    @Test
    void fullSpeed_whileTheStepsKeepUp_losesNothing() throws Exception {
        ring = ring();
        recorder = recorder(real);
        TraceStreamer streamer = streamer(real, file);
        AtomicLong streamed = new AtomicLong(ring.bytesHandedOut());
        List<Thread> writers = writers(new long[WRITERS][EVENTS], streamed);
        while (writers.stream().anyMatch(Thread::isAlive)) {
            long bytes = ring.bytesHandedOut();
            if (streamer.stepIfDue()) {
                streamed.set(bytes);
            }
        }
        streamer.finish();

        read();

        assertThat(streamer.missingNanos()).isZero();
        assertThat(generations).hasSizeGreaterThan(5);
        assertThat(found).hasSize(WRITERS);
        found.values().forEach(values -> {
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).isEqualTo(i);
            }
            assertThat(values).hasSize(EVENTS);
        });
    }

    @Test
    void fullSpeed_whenTheStepsFallBehind_saysExactlyWhatIsMissing() throws Exception {
        ring = ring();
        recorder = recorder(real);
        TraceStreamer streamer = streamer(real, file);
        long[][] times = new long[WRITERS][EVENTS];
        List<Thread> writers = writers(times, new AtomicLong(Long.MAX_VALUE));
        // Never in time, however slow the machine is: the ring is overwritten whole between two steps.
        while (writers.stream().anyMatch(Thread::isAlive)) {
            streamer.stepIfDue();
            long enough = ring.bytesHandedOut() + 2 * RING_BYTES;
            while (ring.bytesHandedOut() < enough && writers.stream().anyMatch(Thread::isAlive)) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        streamer.finish();

        read();

        assertThat(streamer.missingNanos()).isPositive();
        assertThat(streamer.missingNanos())
                .isEqualTo(generations.stream()
                        .mapToLong(g -> Math.max(0, Math.min(g.completeFromNanos(), g.endNanos()) - g.startNanos()))
                        .sum());
        for (int writer = 0; writer < WRITERS; writer++) {
            List<Long> values = found.getOrDefault(writers.get(writer).getId(), List.of());
            assertThat(values).isSorted().doesNotHaveDuplicates();
            int next = 0;
            for (int i = 0; i < EVENTS; i++) {
                if (next < values.size() && values.get(next) == i) {
                    next++;
                } else {
                    assertThat(isSaidToBeMissing(times[writer][i]))
                            .as("%d of %d", i, writer)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void failureToWrite_endsTheTraceAndIsThrownInTheEnd() throws Exception {
        ring = ring();
        recorder = recorder(real);
        TraceStreamer streamer = streamer(real, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no room left on the disk");
            }
        });
        List<Boolean> wholes = new CopyOnWriteArrayList<>();
        TraceThread thread = TraceThread.start(streamer, () -> false, whole -> wholes.add(whole));
        for (int i = 0; i < EVENTS; i++) {
            recorder.value(NAME, i * 1_000_003L);
        }

        assertThatThrownBy(thread::stop)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room left on the disk");
        assertThatThrownBy(thread::stop).isInstanceOf(IOException.class);
        assertThat(thread.isRunning()).isFalse();
        assertThat(wholes).containsExactly(false);
    }

    private boolean isSaidToBeMissing(long timeNanos) {
        // An event that was committed a little late counts as of the beginning of the generation.
        long late = Duration.ofSeconds(5).toNanos();
        return generations.stream()
                .anyMatch(g -> g.completeFromNanos() > g.startNanos()
                        && timeNanos < g.completeFromNanos()
                        && timeNanos >= g.startNanos() - late);
    }

    /** Threads that record numbers from 0 on, and wait when they are half a ring ahead of what was streamed. */
    private List<Thread> writers(long[][] times, AtomicLong streamed) {
        List<Thread> writers = new ArrayList<>();
        for (long[] own : times) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < EVENTS; i++) {
                    while (ring.bytesHandedOut() - streamed.get() > RING_BYTES / 2) {
                        Thread.onSpinWait();
                    }
                    recorder.value(NAME, i);
                    own[i] = real.last();
                }
            });
            writers.add(thread);
            thread.start();
        }
        return writers;
    }

    private void read() throws IOException {
        writer.close();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file.toByteArray()))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.SYNC) {
                    generations.add(event.generation());
                } else if (event.kind() == EventKind.VALUE) {
                    found.computeIfAbsent(event.threadId(), id -> new ArrayList<>())
                            .add(event.value());
                }
            }
        }
    }

    private TraceStreamer streamer(RecorderClock clock, OutputStream out) throws IOException {
        writer = new RecordingWriter(out);
        return new TraceStreamer(
                recorder, ring, staging, new ReentrantLock(), losses, clock, writer, new Redaction(List.of()).begin());
    }

    private static Staging staging() {
        try {
            return new Staging(RingMemory.allocate(RING_BYTES));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Ring ring() {
        try {
            return new Ring(RingMemory.allocate(RING_BYTES), losses);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private EventRecorder recorder(RecorderClock clock) {
        EventRecorder made = new EventRecorder(ring, clock, losses, task -> {});
        recorders.add(made);
        return made;
    }
}
