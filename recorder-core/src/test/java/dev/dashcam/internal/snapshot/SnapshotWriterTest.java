/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SnapshotWriterTest {
    private static final EventName NAME = EventName.of("written");
    private static final int RING_BYTES = 1 << 20;
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private final RecorderClock clock = RecorderClock.system();
    private final Losses losses = new Losses();
    private final Ring ring = new Ring(memory(), losses);
    private final Staging staging = new Staging(memory());
    private final EventRecorder recorder = new EventRecorder(ring, clock, losses, task -> {});
    private final SnapshotWriter writer = new SnapshotWriter(
            new Capturer(
                    recorder,
                    ring,
                    staging,
                    new Generations(clock.nanoTime(), RING_BYTES, WINDOW_NANOS),
                    losses,
                    clock),
            new ReentrantLock(),
            new RecordingFacts("shop", WINDOW_NANOS, Map::of, clock),
            new BoundedExplainer(null, Duration.ZERO),
            JvmEvents.off("not here"),
            recorder,
            null,
            new Redaction(List.of()),
            new Recipients(List.of()));

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void everySnapshot_hasTheEvents_andKeepsNothingOfItsCopy() throws IOException {
        for (int marks = 1; marks <= 3; marks++) {
            recorder.mark(NAME);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out);

            assertThat(marks(out.toByteArray())).isEqualTo(marks);
            assertThat(staging.chunks()).isZero();
        }
    }

    @Test
    void snapshotThatFails_keepsNothingOfItsCopyEither() {
        recorder.mark(NAME);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatIOException().isThrownBy(() -> write(full)).withMessage("no space left");
        assertThat(staging.chunks()).isZero();
    }

    private void write(OutputStream out) throws IOException {
        long nowNanos = clock.nanoTime();
        Cause cause = Cause.of("manual", "manual", "writeTo", nowNanos);
        writer.write(out, null, "id", "file", nowNanos, writer.look(), SnapshotWriter.Causes.only(cause), null);
    }

    private static int marks(byte[] file) throws IOException {
        int marks = 0;
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                marks += event.kind() == EventKind.MARK ? 1 : 0;
            }
        }
        return marks;
    }

    private static RingMemory memory() {
        try {
            return RingMemory.allocate(RING_BYTES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
