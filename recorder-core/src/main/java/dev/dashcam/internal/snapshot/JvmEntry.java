/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.format.UnreadableContentException;
import dev.dashcam.internal.jvm.JvmCopy;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.jvm.NotCopiedException;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.redaction.StringMask;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.read.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes the JVM's own events into a snapshot, or why they are not in it. */
final class JvmEntry {
    static final String NAME = "jvm/recording.jfr";
    private static final String STEP = "JVM's events";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final JvmEvents events;
    private final Redaction redaction;
    private final BoundedJvmCopy bounded;

    /**
     * An entry of these events.
     *
     * @param redaction what is taken out of their texts, and of the names of others' recordings
     */
    JvmEntry(JvmEvents events, Redaction redaction) {
        this.events = events;
        this.redaction = redaction;
        this.bounded = new BoundedJvmCopy(events, LIMIT);
    }

    /**
     * Writes them.
     *
     * @param fromNanos the begin of the window
     * @param endNanos its end
     * @param mask what is taken out of what is said about them
     * @param file the snapshot's file, beside which the copy is staged; null when it goes to a stream
     * @throws IOException when the snapshot itself cannot be written
     */
    Manifest.JvmEvents write(
            RecordingWriter writer, long fromNanos, long endNanos, StringMask mask, @Nullable Path file, Steps steps)
            throws IOException {
        steps.begin();
        JvmStatus status = events.status();
        if (status.state() != JvmStatus.State.RECORDING) {
            return said(status.state().words(), status.why(), endNanos, status, mask);
        }
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        Path folder = parent == null ? Places.temporary() : parent;
        // Its own, since a copy that takes too long goes on while we do.
        Redactor ofCopy = redaction.begin();
        try (JvmCopy copy = bounded.copy(fromNanos, endNanos, folder, ofCopy)) {
            writer.entry(NAME, copy.file());
            steps.done(STEP, ofCopy.problem());
            return said("recorded", copy.status().why(), copy.completeFromNanos(), copy.status(), mask);
        } catch (NotCopiedException | UnreadableContentException none) {
            return leftOut(String.valueOf(none.getMessage()), endNanos, status, mask, steps);
        }
    }

    private static Manifest.JvmEvents leftOut(
            String why, long endNanos, JvmStatus status, StringMask mask, Steps steps) {
        steps.done(STEP, mask.mask(why));
        return said("left-out", why, endNanos, status, mask);
    }

    private static Manifest.JvmEvents said(
            String state, @Nullable String why, long completeFromNanos, JvmStatus status, StringMask mask) {
        return new Manifest.JvmEvents(
                state,
                why == null ? null : mask.mask(why),
                completeFromNanos,
                status.thresholds(),
                status.others().stream().map(mask::mask).toList());
    }
}
