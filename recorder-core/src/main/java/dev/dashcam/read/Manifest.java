/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.snapshot.Cause;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording says about itself, the last entry of its file. Times named {@code ...Nanos} are on the recording JVM's
 * monotonic clock unless they say {@code Epoch}.
 *
 * @param formatVersion the version of the format it is written in
 * @param readableFrom the oldest version of the tools that reads it
 * @param id the snapshot's id, or the name of a trace
 * @param type {@code snapshot} or {@code trace}
 * @param service the service's name
 * @param host the host's name
 * @param processId the process id
 * @param jvm name and version of the JVM
 * @param anchorNanos an instant on the monotonic clock ...
 * @param anchorEpochNanos ... and the same instant in nanoseconds since 1970-01-01T00:00Z
 * @param windowNanos the window that was asked for, a length of time
 * @param startNanos where the window begins
 * @param completeFromNanos the instant from which everything of all threads is there that was not dropped
 * @param triggerNanos when the first cause was seen; the end when there is none
 * @param endNanos the cutoff: nothing younger is in the file
 * @param causes why it was taken, the first cause first; empty for a trace
 * @param unlistedCauses how many further causes did not fit into the list
 * @param verdict the one sentence that says what happened and why, null when it was left out
 * @param verdictLeftOut why the verdict was left out, null when it was not
 * @param events how many events the file holds
 * @param losses how many events were dropped in the window, by reason
 * @param overlap what it shares with the snapshot taken before it, null when nothing
 * @param jvmEvents what became of the JVM's own events, null where nothing is said of them
 * @param steps what was done to capture it, in that order
 * @param configuration the configuration in force, without secrets
 * @param entries the entries before the manifest, in their order
 */
public record Manifest(
        int formatVersion,
        int readableFrom,
        String id,
        String type,
        String service,
        String host,
        long processId,
        String jvm,
        long anchorNanos,
        long anchorEpochNanos,
        long windowNanos,
        long startNanos,
        long completeFromNanos,
        long triggerNanos,
        long endNanos,
        List<Cause> causes,
        long unlistedCauses,
        @Nullable String verdict,
        @Nullable String verdictLeftOut,
        long events,
        Map<String, Long> losses,
        @Nullable Overlap overlap,
        @Nullable JvmEvents jvmEvents,
        List<Step> steps,
        Map<String, String> configuration,
        List<Entry> entries) {

    /** Takes copies of the collections, which keep their order. */
    public Manifest {
        causes = List.copyOf(causes);
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        steps = List.copyOf(steps);
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        entries = List.copyOf(entries);
    }

    /** One that says nothing of the JVM's own events and of steps. */
    public Manifest(
            int formatVersion,
            int readableFrom,
            String id,
            String type,
            String service,
            String host,
            long processId,
            String jvm,
            long anchorNanos,
            long anchorEpochNanos,
            long windowNanos,
            long startNanos,
            long completeFromNanos,
            long triggerNanos,
            long endNanos,
            List<Cause> causes,
            long unlistedCauses,
            @Nullable String verdict,
            @Nullable String verdictLeftOut,
            long events,
            Map<String, Long> losses,
            @Nullable Overlap overlap,
            Map<String, String> configuration,
            List<Entry> entries) {
        this(
                formatVersion,
                readableFrom,
                id,
                type,
                service,
                host,
                processId,
                jvm,
                anchorNanos,
                anchorEpochNanos,
                windowNanos,
                startNanos,
                completeFromNanos,
                triggerNanos,
                endNanos,
                causes,
                unlistedCauses,
                verdict,
                verdictLeftOut,
                events,
                losses,
                overlap,
                null,
                List.of(),
                configuration,
                entries);
    }

    /** The same with another configuration. */
    public Manifest withConfiguration(Map<String, String> other) {
        return with(steps, other);
    }

    /** The same with other steps. */
    public Manifest withSteps(List<Step> other) {
        return with(other, configuration);
    }

    private Manifest with(List<Step> otherSteps, Map<String, String> otherConfiguration) {
        return new Manifest(
                formatVersion,
                readableFrom,
                id,
                type,
                service,
                host,
                processId,
                jvm,
                anchorNanos,
                anchorEpochNanos,
                windowNanos,
                startNanos,
                completeFromNanos,
                triggerNanos,
                endNanos,
                causes,
                unlistedCauses,
                verdict,
                verdictLeftOut,
                events,
                losses,
                overlap,
                jvmEvents,
                otherSteps,
                otherConfiguration,
                entries);
    }

    /** The date of an instant of the monotonic clock, in nanoseconds since 1970-01-01T00:00Z. */
    public long epochNanos(long timeNanos) {
        return anchorEpochNanos + (timeNanos - anchorNanos);
    }

    /**
     * The stretch of time that two snapshots share.
     *
     * @param snapshotId the earlier one
     * @param startNanos where the shared stretch begins
     * @param endNanos where it ends
     */
    public record Overlap(String snapshotId, long startNanos, long endNanos) {}

    /**
     * The JVM's own events.
     *
     * @param state {@code recorded}, or why they are not in the file: {@code off}, {@code waiting}, {@code paused}, {@code left-out}
     * @param why the reason, or what limits them; null when there is nothing to say
     * @param completeFromNanos the instant from which everything above the thresholds is there; the end when nothing is
     * @param thresholds from which length on an event was recorded, by its name
     * @param others the recordings of others that ran too, whose events are among ours
     */
    public record JvmEvents(
            String state,
            @Nullable String why,
            long completeFromNanos,
            Map<String, String> thresholds,
            List<String> others) {
        /** Takes copies of the collections, which keep their order. */
        public JvmEvents {
            thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
            others = List.copyOf(others);
        }
    }

    /**
     * One step of the capture.
     *
     * @param name what was done
     * @param nanos how long it took
     * @param problem why it failed, null when it did not
     */
    public record Step(String name, long nanos, @Nullable String problem) {}

    /**
     * One entry of the file.
     *
     * @param name its name in the archive
     * @param bytes its size as it is stored
     * @param sha256 the SHA-256 of its stored bytes in 64 lower-case hexadecimal digits
     */
    public record Entry(String name, long bytes, String sha256) {}
}
