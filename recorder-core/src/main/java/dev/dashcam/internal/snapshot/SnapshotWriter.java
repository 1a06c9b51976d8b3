/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.capture.CaptureTurn;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.OpenWorkJson;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.TraceReader;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Writes the window as one recording. Safe for all threads: captures take turns. */
final class SnapshotWriter {
    private final Capturer capturer;
    private final ReentrantLock captures;
    private final RecordingFacts facts;
    private final BoundedExplainer explainer;
    private final LongFunction<String> threadNames;

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
            LongFunction<String> threadNames) {
        this.capturer = capturer;
        this.captures = captures;
        this.facts = facts;
        this.explainer = explainer;
        this.threadNames = threadNames;
    }

    /**
     * Writes the window before the first cause and what came after it.
     *
     * @param out closed in the end
     * @param file where {@code out} can be read back for the explanation, null when it cannot
     * @param later asked for the causes once everything else is written; more may have been attached by then
     * @return what was written
     */
    Written write(
            OutputStream out,
            @Nullable Path file,
            String id,
            String fileName,
            long triggerNanos,
            Causes later,
            Manifest.@Nullable Overlap previous)
            throws IOException {
        long beganNanos = System.nanoTime();
        try (RecordingWriter writer = new RecordingWriter(out)) {
            Capture capture;
            CaptureTurn.take(captures);
            try {
                capture = capturer.capture(triggerNanos - facts.windowNanos());
                capture.writeGenerations(writer);
            } finally {
                captures.unlock();
            }
            writer.entry("tasks.json", OpenWorkJson.of(capture.open(), triggerNanos, threadNames));
            Manifest manifest = facts.snapshot(
                    id, later.list(), later.unlisted(), capture, triggerNanos, overlap(previous, capture));
            long capturedNanos = System.nanoTime();
            String verdict = null;
            String because = null;
            String leftOut = null;
            try {
                Explanation explanation = explain(writer, manifest, file, fileName);
                writer.entry("explain.txt", explanation.text().getBytes(StandardCharsets.UTF_8));
                verdict = explanation.verdict();
                because = explanation.because();
            } catch (ExplanationLeftOut reason) {
                leftOut = reason.getMessage();
            }
            long explainedNanos = System.nanoTime();
            Manifest last = facts.sealed(manifest, later.list(), later.unlisted(), verdict, leftOut);
            writer.finish(last);
            return new Written(last, because, leftOut, capturedNanos - beganNanos, explainedNanos - capturedNanos);
        }
    }

    private Explanation explain(RecordingWriter writer, Manifest manifest, @Nullable Path file, String fileName)
            throws IOException {
        if (file == null) {
            throw new ExplanationLeftOut("it was written to a stream; dashcam explain reads it");
        }
        writer.flush();
        return explainer.explain(new UnfinishedRecording(manifest, fileName, file));
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
        List<Cause> list();

        long unlisted();
    }

    private record UnfinishedRecording(Manifest manifest, String fileName, Path file) implements Incident {
        @Override
        public EventStream events() throws IOException {
            return TraceReader.open(file);
        }
    }
}
