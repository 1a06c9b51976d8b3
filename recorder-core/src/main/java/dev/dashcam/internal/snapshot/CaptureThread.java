/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.read.Manifest;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.CaptureCounts;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TriggerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for accepted causes, lets the tail pass, and has the snapshot written, sealed and handed on. */
final class CaptureThread implements Runnable {
    // The clock may be one that stands still, so a due time is looked at again rather than slept for.
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

    private static final int MOST_TIMES = 8;

    private final SingleCaptureDesk desk;
    private final SnapshotStore store;
    private final SnapshotWriter writer;
    private final @Nullable TriggerEngine engine;
    private final RecorderClock clock;
    private final RecorderLog log;
    private final Thread thread;
    private final Rehearsal rehearsal;
    private final Map<String, CaptureTimes> times = new LinkedHashMap<>();
    private volatile CaptureCounts counts = CaptureCounts.NONE;
    private volatile boolean closed;
    private @Nullable PendingCapture lookedAt;
    private @Nullable AtTrigger atTrigger;
    private @Nullable Throwable lookFailure;
    private Manifest.@Nullable Overlap previous;

    CaptureThread(
            SingleCaptureDesk desk,
            SnapshotStore store,
            SnapshotWriter writer,
            @Nullable TriggerEngine engine,
            RecorderClock clock,
            RecorderLog log,
            Rehearsal rehearsal) {
        this.desk = desk;
        this.store = store;
        this.writer = writer;
        this.engine = engine;
        this.clock = clock;
        this.log = log;
        this.rehearsal = rehearsal;
        this.thread = DaemonThread.of("dashcam-capture", this);
    }

    void start() {
        thread.start();
    }

    /** Tells the thread that something was accepted, or that the service is ready. Any thread. */
    void wakeUp() {
        LockSupport.unpark(thread);
    }

    /** What has come of all captures so far. Any thread. */
    CaptureCounts counts() {
        return counts;
    }

    @Override
    public void run() {
        while (true) {
            PendingCapture pending = desk.current();
            if (pending != null && pending != lookedAt) {
                lookedAt = pending;
                look();
            }
            if (pending == null) {
                if (closed) {
                    return;
                }
                if (!rehearsal.rehearse()) {
                    rehearsal.park(this);
                }
            } else if (!closed && pending.dueNanos() - clock.nanoTime() > 0) {
                LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
            } else {
                take(pending);
                lookedAt = null;
                atTrigger = null;
                lookFailure = null;
            }
        }
    }

    /**
     * Ends the thread once what it is doing is done, a tail cut short; waits for a few seconds at most. Whoever waits for a
     * snapshot that is not sealed by then is told.
     */
    void close() {
        closed = true;
        rehearsal.cancel();
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
            thread.interrupt();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        PendingCapture left = desk.shut();
        if (left != null) {
            left.sealed().completeExceptionally(new IOException("the recorder was closed before it was sealed"));
        }
    }

    /** A failure is that of the capture: it must not end the thread that all captures wait for. */
    private void look() {
        try {
            atTrigger = writer.look();
        } catch (RuntimeException | Error failed) {
            lookFailure = failed;
        }
    }

    private void take(PendingCapture pending) {
        Snapshot snapshot = null;
        String line = "";
        Throwable failure = lookFailure;
        AtTrigger seen = atTrigger;
        long beganNanos = System.nanoTime();
        try {
            if (seen != null) {
                Sealed sealed = write(pending, seen);
                snapshot = sealed.snapshot();
                line = CaptureLine.of(snapshot, sealed.because(), sealed.unexplained());
            }
        } catch (IOException | RuntimeException | Error failed) {
            failure = failed;
        }
        counts = snapshot == null
                ? counts.andFailed()
                : counts.andSealed(System.nanoTime() - beganNanos, snapshot.bytes());
        // Before the desk is free again: whoever asks next must meet the cooldown or this capture, never neither.
        tellEngine(pending.id(), snapshot != null);
        desk.done(pending);
        if (snapshot == null) {
            fail(pending, failure);
        } else {
            // That of a drill is told and delivered by the drill, unless something real has happened meanwhile.
            if (!snapshot.causes().stream().allMatch(cause -> cause.kind().equals(Cause.DRILL))) {
                log.say(line, snapshot.causes().get(0).traceId());
                deliver(snapshot);
            }
            pending.sealed().complete(snapshot);
        }
    }

    /** Engine and store may be anybody's: what they throw must not end the thread that all captures wait for. */
    private void tellEngine(String id, boolean sealed) {
        try {
            if (engine != null) {
                engine.captureEnded(id, sealed);
            }
        } catch (RuntimeException | Error failed) {
            log.warn("The trigger engine failed to take note of snapshot " + id + ": " + failed);
        }
    }

    private void deliver(Snapshot snapshot) {
        try {
            store.deliver(snapshot);
        } catch (RuntimeException | Error failed) {
            log.warn("Snapshot " + snapshot.id() + " is in " + snapshot.file() + " but was not handed on: " + failed);
        }
    }

    private Sealed write(PendingCapture pending, AtTrigger seen) throws IOException {
        try (SnapshotStore.Draft draft = store.begin(pending.id())) {
            Cause first = pending.firstCause();
            SnapshotWriter.Written written = writer.write(
                    Files.newOutputStream(draft.file()),
                    draft.file(),
                    pending.id(),
                    pending.id() + ".dcam",
                    first.atNanos(),
                    seen,
                    new CausesOf(pending),
                    previous);
            Manifest manifest = written.manifest();
            long sealingNanos = System.nanoTime();
            Path file = draft.seal(Labels.of(manifest, written.manifestJson()));
            remember(
                    pending.id(),
                    new CaptureTimes(
                            written.captureNanos(),
                            written.explainNanos(),
                            written.leftOut(),
                            System.nanoTime() - sealingNanos));
            previous = new Manifest.Overlap(pending.id(), manifest.startNanos(), manifest.endNanos());
            long coveredFromNanos = Math.max(0, first.atNanos() - manifest.completeFromNanos());
            Snapshot snapshot = new Snapshot(
                    pending.id(),
                    file,
                    Files.size(file),
                    manifest.causes(),
                    manifest.verdict(),
                    Instant.EPOCH.plusNanos(manifest.epochNanos(first.atNanos())),
                    coveredFromNanos);
            return new Sealed(snapshot, written.because(), writer.explains() ? written.leftOut() : null);
        }
    }

    private void fail(PendingCapture pending, @Nullable Throwable failure) {
        String why = failure instanceof IOException ? failure.getMessage() : String.valueOf(failure);
        log.warnRedacted("Not captured: " + pending.firstCause().sawAgainstThreshold()
                + ". The snapshot could not be written: " + why);
        pending.sealed()
                .completeExceptionally(
                        failure instanceof IOException
                                ? failure
                                : new IOException("the snapshot could not be written: " + why, failure));
    }

    private void remember(String id, CaptureTimes taken) {
        synchronized (times) {
            if (times.size() == MOST_TIMES) {
                times.remove(times.keySet().iterator().next());
            }
            times.put(id, taken);
        }
    }

    /** How long one of the last captures took, null when it is not known. Any thread. */
    @Nullable
    CaptureTimes timesOf(String id) {
        synchronized (times) {
            return times.get(id);
        }
    }

    private record Sealed(
            Snapshot snapshot,
            @Nullable String because,
            @Nullable String unexplained) {}

    private record CausesOf(PendingCapture pending) implements SnapshotWriter.Causes {
        @Override
        public List<Cause> list() {
            return pending.causes();
        }

        @Override
        public long unlisted() {
            return pending.unlistedCauses();
        }
    }
}
