/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.internal.age.EncryptedOutput;
import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.capture.CaptureTurn;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.OpenWorkJson;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.json.TextPieces;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.logged.LogLines;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.threaddump.ThreadDumpJson;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogEvent;
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

    private final Capturer capturer;
    private final ReentrantLock captures;
    private final RecordingFacts facts;
    private final BoundedExplainer explainer;
    private final Redaction redaction;
    private final Recipients recipients;
    private final JvmEntry jvm;
    private final EventRecorder events;
    private final @Nullable ApplicationLog applicationLog;

    /**
     * A writer of what this capturer takes.
     *
     * @param captures held while the capturer's copy is in use; shared with whoever else captures
     * @param applicationLog what the application logs, null when nobody tells
     */
    SnapshotWriter(
            Capturer capturer,
            ReentrantLock captures,
            RecordingFacts facts,
            BoundedExplainer explainer,
            JvmEvents jvm,
            EventRecorder events,
            @Nullable ApplicationLog applicationLog,
            Redaction redaction,
            Recipients recipients) {
        this.capturer = capturer;
        this.captures = captures;
        this.facts = facts;
        this.explainer = explainer;
        this.redaction = redaction;
        this.recipients = recipients;
        this.jvm = new JvmEntry(jvm, redaction);
        this.events = events;
        this.applicationLog = applicationLog;
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
     * @param out closed in the end; what goes to it is encrypted where there are recipients
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
        Redactor redactor = redaction.begin();
        OutputStream target = recipients.encrypting(out);
        try (RecordingWriter writer = new RecordingWriter(target)) {
            Capture capture;
            Manifest.JvmEvents jvmEvents;
            Steps steps = atTrigger.steps();
            CaptureTurn.take(captures);
            try {
                capturer.open();
                steps.begin();
                capture = capturer.capture(triggerNanos - facts.windowNanos(), redactor);
                steps.done("copy of the ring", null);
                // Before the generations, so that whoever reads from front to back can merge the two.
                jvmEvents = jvm.write(writer, capture.startNanos(), capture.cutoffNanos(), redactor, file, steps);
                steps.begin();
                capture.writeGenerations(writer);
                steps.done("generations", null);
            } finally {
                capturer.forget();
                captures.unlock();
            }
            writer.entry(
                    "tasks.json",
                    content ->
                            OpenWorkJson.write(atTrigger.open(), triggerNanos, events::threadName, redactor, content));
            TextPieces threads = new TextPieces();
            ThreadDumpJson.write(
                    atTrigger.threads(), atTrigger.open(), atTrigger.costs().costs(), redactor, threads);
            writer.entry("threads.json", threads::writeTo);
            if (applicationLog != null) {
                List<LogEvent> lines = applicationLog.last();
                writer.entry("logs.txt", content -> LogLines.write(lines, redactor, content));
            }
            Causes causes = new RedactedCauses(later, redactor);
            Manifest manifest = facts.snapshot(
                    id, causes.list(), causes.unlisted(), capture, triggerNanos, overlap(previous, capture), redactor);
            long capturedNanos = System.nanoTime();
            String verdict = null;
            String because = null;
            String leftOut = null;
            try {
                Explanation explanation = explain(writer, manifest, target, file, fileName, threads);
                writer.entry("explain.txt", explanation.text().getBytes(StandardCharsets.UTF_8));
                verdict = explanation.verdict();
                because = explanation.because();
            } catch (ExplanationLeftOut reason) {
                leftOut = redactor.mask(String.valueOf(reason.getMessage()));
            }
            long explainedNanos = System.nanoTime();
            List<Cause> all = causes.list();
            sayIfFailed(redactor, steps);
            Manifest last = facts.sealed(manifest, all, causes.unlisted(), verdict, leftOut, jvmEvents, steps.list());
            String json = writer.finish(last);
            return new Written(
                    last, json, because, leftOut, capturedNanos - beganNanos, explainedNanos - capturedNanos);
        }
    }

    private static void sayIfFailed(Redactor redactor, Steps steps) {
        String problem = redactor.problem();
        if (problem != null) {
            steps.begin();
            steps.done("redaction", problem);
        }
    }

    private Explanation explain(
            RecordingWriter writer,
            Manifest manifest,
            OutputStream target,
            @Nullable Path file,
            String fileName,
            TextPieces threads)
            throws IOException {
        if (file == null) {
            throw new ExplanationLeftOut("it was written to a stream; dashcam explain reads it");
        }
        writer.flush();
        RecordingPasses passes = target instanceof EncryptedOutput encrypted
                ? new RecordingPasses(
                        encrypted.soFar(file)::open, Incident.MAX_JVM_BYTES, Incident.MAX_GENERATION_BYTES)
                : new RecordingPasses(file, Incident.MAX_JVM_BYTES, Incident.MAX_GENERATION_BYTES);
        return explainer.explain(new UnfinishedRecording(manifest, fileName, passes, threads));
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
     * @param manifestJson the manifest as it was written
     * @param because the cause of the slowness as a clause that follows a comma, null when it is not known
     * @param leftOut why there is no explanation, null when there is one
     * @param captureNanos how long the events took
     * @param explainNanos how long the explanation took
     */
    record Written(
            Manifest manifest,
            String manifestJson,
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
