/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Explainer;
import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.CaptureCounts;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.CaptureDesk;
import dev.dashcam.trigger.TriggerEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Everything between an accepted cause and a sealed file of one recorder: the desk, the thread, the writer. The thread runs
 * only when there is a store to write to.
 */
public final class Snapshots implements AutoCloseable {
    private static final Duration EXPLAIN_LIMIT = Duration.ofSeconds(1);

    private final RecorderClock clock;
    private final @Nullable SnapshotStore store;
    private final RecorderLog log;
    private final JvmEvents jvm;
    private final SnapshotWriter writer;
    private final SingleCaptureDesk desk;
    private final Rehearsal rehearsal;
    private volatile @Nullable CaptureThread thread;

    /**
     * Snapshots of one recorder.
     *
     * @param captures held while the capturer's copy is in use; shared with whoever else captures
     * @param applicationLog what the application logs, null when nobody tells
     */
    public Snapshots(
            Capturer capturer,
            ReentrantLock captures,
            RecordingFacts facts,
            @Nullable Explainer explainer,
            @Nullable SnapshotStore store,
            RecorderClock clock,
            RecorderLog log,
            JvmEvents jvm,
            EventRecorder events,
            @Nullable ApplicationLog applicationLog,
            Redaction redaction,
            Recipients recipients) {
        this.clock = clock;
        this.store = store;
        this.log = log;
        this.jvm = jvm;
        this.writer = new SnapshotWriter(
                capturer,
                captures,
                facts,
                new BoundedExplainer(explainer, EXPLAIN_LIMIT),
                jvm,
                events,
                applicationLog,
                redaction,
                recipients);
        this.desk = new SingleCaptureDesk(clock, store, this::wakeUp, events::log);
        this.rehearsal = new Rehearsal(Rehearsal.DELAY, this::rehearse);
    }

    /** Where causes are handed in. */
    public CaptureDesk desk() {
        return desk;
    }

    /** Begins to take captures. */
    public void start(@Nullable TriggerEngine engine) {
        if (store != null) {
            CaptureThread started = new CaptureThread(desk, store, writer, engine, clock, log, rehearsal);
            thread = started;
            started.start();
        }
    }

    /** The service is ready: captures are rehearsed soon. */
    public void ready() {
        rehearsal.soon();
        wakeUpThread();
    }

    /** Writes the window to a stream, which is closed. Blocks until it is written. */
    public void writeTo(OutputStream out) throws IOException {
        write(out, null, "stream");
    }

    /** Writes the window to a new file, or over an old one. Blocks until it is written. */
    public void writeTo(Path file) throws IOException {
        write(Files.newOutputStream(file), file, String.valueOf(file.getFileName()));
    }

    private void write(OutputStream out, @Nullable Path file, String fileName) throws IOException {
        long nowNanos = clock.nanoTime();
        Cause cause = Cause.of("manual", "manual", "writeTo", nowNanos);
        String id = SnapshotIds.next();
        writer.write(out, file, id, fileName, nowNanos, writer.look(), SnapshotWriter.Causes.only(cause), null);
    }

    /** How long one of the last captures took, null when it is not known. */
    public @Nullable CaptureTimes timesOf(String id) {
        CaptureThread started = thread;
        return started == null ? null : started.timesOf(id);
    }

    /** What has come of all captures so far. Any thread. */
    public CaptureCounts counts() {
        CaptureThread started = thread;
        return started == null ? CaptureCounts.NONE : started.counts();
    }

    private void rehearse() {
        // Beside others it could make their recordings larger.
        if (store == null || store.refusal() != null || !jvm.status().others().isEmpty()) {
            return;
        }
        String id = "rehearsal";
        try (SnapshotStore.Draft draft = store.begin(id)) {
            long nowNanos = clock.nanoTime();
            Cause cause = Cause.of(id, id, id, nowNanos);
            writer.write(
                    Files.newOutputStream(draft.file()),
                    draft.file(),
                    id,
                    id,
                    nowNanos,
                    writer.look(),
                    SnapshotWriter.Causes.only(cause),
                    null);
        } catch (IOException failed) {
            // Whoever needs a snapshot is told what is wrong then.
        }
    }

    private void wakeUp() {
        rehearsal.cancel();
        wakeUpThread();
    }

    private void wakeUpThread() {
        CaptureThread started = thread;
        if (started != null) {
            started.wakeUp();
        }
    }

    /** Accepts nothing more and waits a few seconds at most for a capture in progress. */
    @Override
    public void close() {
        desk.close();
        CaptureThread started = thread;
        if (started != null) {
            started.close();
        }
    }
}
