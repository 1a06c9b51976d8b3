/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
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
import dev.dashcam.time.RecorderClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CapturerTest {
    private static final EventName NAME = EventName.of("capturer");
    private static final int RING_BYTES = 64 << 10;
    private static final long SLOW_NANOS = 600;
    private static final long FAST_NANOS = 1000;

    private final CountDownLatch hasReadTheClock = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private volatile boolean stalls;

    /** Stands still for each thread; the slow one is kept, once, after it has read it. */
    private final RecorderClock clock = new RecorderClock() {
        @Override
        public long nanoTime() {
            if (!Thread.currentThread().getName().equals("slow")) {
                return FAST_NANOS;
            }
            if (stalls) {
                stalls = false;
                hasReadTheClock.countDown();
                await(mayGoOn);
            }
            return SLOW_NANOS;
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    };

    @Test
    void task_whoseEndIsOverwrittenBetweenTheCopiesOfTableAndRing_isNotTakenForOpen() throws Exception {
        Losses losses = new Losses();
        Ring ring = new Ring(RingMemory.allocate(RING_BYTES), losses);
        try (EventRecorder recorder = new EventRecorder(ring, clock, losses, task -> {}, Account.NONE)) {
            Thread slow = new Thread(
                    () -> {
                        Task task = recorder.task(NAME, TaskKind.OTHER);
                        stalls = true;
                        task.close();
                        for (int i = 0; i < ring.chunkBytes() / 8; i++) {
                            recorder.mark(NAME);
                        }
                    },
                    "slow");
            slow.start();
            await(hasReadTheClock);
            Generations generations = new Generations(0, RING_BYTES, 1);
            generations.cut(800);
            Staging staging = new Staging(RingMemory.allocate(RING_BYTES));
            CopySteps steps = new CopySteps(recorder, ring, staging, clock) {
                @Override
                OpenWork copy(long fromNanos) {
                    OpenWork open = recorder.copyOpen();
                    mayGoOn.countDown();
                    join(slow);
                    // Until what is lost is the end, and nothing as young as the copy of the table.
                    while (ring.completeFromNanos() <= SLOW_NANOS) {
                        recorder.mark(NAME);
                    }
                    ring.copyInto(staging, fromNanos, clock.nanoTime());
                    return open;
                }
            };

            Capture capture =
                    new Capturer(steps, generations, losses).capture(Long.MIN_VALUE, new Redaction(List.of()).begin());

            assertThat(capture.completeFromNanos()).isEqualTo(SLOW_NANOS + 1);
            List<Generation> written = written(capture);
            assertThat(written).hasSize(2).allSatisfy(generation -> {
                assertThat(generation.openTasks()).isEmpty();
                assertThat(generation.unlistedOpen()).isZero();
            });
        }
    }

    private static List<Generation> written(Capture capture) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(bytes)) {
            capture.writeGenerations(writer);
        }
        List<Generation> generations = new ArrayList<>();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.SYNC) {
                    generations.add(event.generation());
                }
            }
        }
        return generations;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
