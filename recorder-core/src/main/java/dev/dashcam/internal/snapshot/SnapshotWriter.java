/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.capture.CaptureTurn;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.OpenWorkJson;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.json.TextPieces;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.SecretPatterns;
import dev.dashcam.internal.redaction.StringMask;
import dev.dashcam.internal.threaddump.ThreadDumpJson;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingPasses;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes the window as one recording. Safe for all threads: captures take turns. */
final class SnapshotWriter {
    /** How much of the heap the JVM's events may take while the explanation is made. */
    private static final long MAX_JVM_BYTES = 6 << 20;

    private final Capturer capturer;
    private final ReentrantLock captures;
    private final RecordingFacts facts;
    private final BoundedExplainer explainer;
    private final StringMask mask;
    private final JvmEntry jvm;
    private final EventRecorder events;

    /**
     * A writer of what this capturer takes.
     *
     * @param captures held while the capturer's copy is in use; shared with whoever else captures
     */
    SnapshotWriter(
            Capturer capturer,
            ReentrantLock captures,
            RecordingFacts facts,
            BoundedExplainer explainer,
            JvmEvents jvm,
            EventRecorder events) {
        this.capturer = capturer;
        this.captures = captures;
        this.facts = facts;
        this.explainer = explainer;
        this.mask = new SecretPatterns();
        this.jvm = new JvmEntry(jvm, mask);
        this.events = events;
    }

    /** Whether there is something that could explain. */
    boolean explains() {
        return explainer.exists();
    }

    /** Looks at what would not be there later. To be called as soon as a snapshot is asked for. */
    AtTrigger look() {
        return AtTrigger.look(events);
    }

    /**
     * Writes the window before the first cause and what came after it.
     *
     * @param out closed in the end
     * @param file where {@code out} can be read back for the explanation, null when it cannot
     * @param atTrigger what was looked at then
     * @param later asked for the causes once everything else is written; more may have been attached by then
     * @return what was written
     */
    Written write(
            OutputStream out,
            @Nullable Path file,
            String id,
            String fileName,
            long triggerNanos,
            AtTrigger atTrigger,
            Causes later,
            Manifest.@Nullable Overlap previous)
            throws IOException {
        long beganNanos = System.nanoTime();
        try (RecordingWriter writer = new RecordingWriter(out)) {
            Capture capture;
            Manifest.JvmEvents jvmEvents;
            Steps steps = atTrigger.steps();
            CaptureTurn.take(captures);
            try {
                capturer.open();
                steps.begin();
                capture = capturer.capture(triggerNanos - facts.windowNanos());
                steps.done("copy of the ring", null);
                // Before the generations, so that whoever reads from front to back can merge the two.
                jvmEvents = jvm.write(writer, capture.startNanos(), capture.cutoffNanos(), file, steps);
                steps.begin();
                capture.writeGenerations(writer);
                steps.done("generations", null);
            } finally {
                captures.unlock();
            }
            writer.entry(
                    "tasks.json",
                    content -> OpenWorkJson.write(
                            atTrigger.open(), triggerNanos, thread -> mask.mask(events.threadName(thread)), content));
            TextPieces threads = new TextPieces();
            ThreadDumpJson.write(
                    atTrigger.threads(), atTrigger.open(), atTrigger.costs().costs(), mask, threads);
            writer.entry("threads.json", threads::writeTo);
            Manifest manifest = facts.snapshot(
                    id, later.list(), later.unlisted(), capture, triggerNanos, overlap(previous, capture));
            long capturedNanos = System.nanoTime();
            String verdict = null;
            String because = null;
            String leftOut = null;
            try {
                Explanation explanation = explain(writer, manifest, file, fileName, threads);
                writer.entry("explain.txt", explanation.text().getBytes(StandardCharsets.UTF_8));
                verdict = explanation.verdict();
                because = explanation.because();
            } catch (ExplanationLeftOut reason) {
                leftOut = reason.getMessage();
            }
            long explainedNanos = System.nanoTime();
            Manifest last =
                    facts.sealed(manifest, later.list(), later.unlisted(), verdict, leftOut, jvmEvents, steps.list());
            writer.finish(last);
            return new Written(last, because, leftOut, capturedNanos - beganNanos, explainedNanos - capturedNanos);
        }
    }

    private Explanation explain(
            RecordingWriter writer, Manifest manifest, @Nullable Path file, String fileName, TextPieces threads)
            throws IOException {
        if (file == null) {
            throw new ExplanationLeftOut("it was written to a stream; dashcam explain reads it");
        }
        writer.flush();
        return explainer.explain(
                new UnfinishedRecording(manifest, fileName, new RecordingPasses(file, MAX_JVM_BYTES), threads));
    }

    private static Manifest.@Nullable Overlap overlap(Manifest.@Nullable Overlap previous, Capture capture) {
        if (previous == null || previous.endNanos() - capture.startNanos() <= 0) {
            return null;
        }
        long startNanos =
                previous.startNanos() - capture.startNanos() > 0 ? previous.startNanos() : capture.startNanos();
        return new Manifest.Overlap(previous.snapshotId(), startNanos, previous.endNanos());
    }

    /**
     * A recording that was written.
     *
     * @param because the cause of the slowness as a clause that follows a comma, null when it is not known
     * @param leftOut why there is no explanation, null when there is one
     * @param captureNanos how long the events took
     * @param explainNanos how long the explanation took
     */
    record Written(
            Manifest manifest,
            @Nullable String because,
            @Nullable String leftOut,
            long captureNanos,
            long explainNanos) {}

    /** The causes of a capture so far. */
    interface Causes {
        /** One, whatever happens meanwhile. */
        static Causes only(Cause cause) {
            return new OneCause(cause);
        }

        List<Cause> list();

        long unlisted();
    }

    private record OneCause(Cause cause) implements Causes {
        @Override
        public List<Cause> list() {
            return List.of(cause);
        }

        @Override
        public long unlisted() {
            return 0;
        }
    }
}
