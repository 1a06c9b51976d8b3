/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every recording of one recorder says about itself, and the manifest made of it. Safe for all threads. */
public final class RecordingFacts {
    private static final int FORMAT_VERSION = 1;

    private final String service;
    private final String host = hostName();
    private final long processId = ProcessHandle.current().pid();
    private final String jvm = System.getProperty("java.vm.name") + " " + Runtime.version();
    private final long windowNanos;
    private final Supplier<Map<String, String>> configuration;
    private final RecorderClock clock;

    /**
     * The facts of one recorder.
     *
     * @param configuration names and values in force
     */
    public RecordingFacts(
            String service, long windowNanos, Supplier<Map<String, String>> configuration, RecorderClock clock) {
        this.service = service;
        this.windowNanos = windowNanos;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The window asked for, in nanoseconds. */
    long windowNanos() {
        return windowNanos;
    }

    /** The manifest of a snapshot before it has a verdict and entries. */
    Manifest snapshot(
            String id,
            List<Cause> causes,
            long unlistedCauses,
            Capture capture,
            long triggerNanos,
            Manifest.@Nullable Overlap overlap,
            Redactor redactor) {
        return manifest(
                id,
                "snapshot",
                causes,
                unlistedCauses,
                capture.startNanos(),
                capture.completeFromNanos(),
                triggerNanos,
                capture.cutoffNanos(),
                capture.losses(),
                overlap,
                redactor);
    }

    /**
     * The manifest of a trace from one instant to another.
     *
     * @param redactor what took out of it what must not leave
     */
    public Manifest trace(
            String id,
            long startNanos,
            long completeFromNanos,
            long endNanos,
            Map<String, Long> losses,
            Redactor redactor) {
        Manifest manifest = manifest(
                id, "trace", List.of(), 0, startNanos, completeFromNanos, endNanos, endNanos, losses, null, redactor);
        String problem = redactor.problem();
        return problem == null ? manifest : manifest.withSteps(List.of(new Manifest.Step("redaction", 0, problem)));
    }

    /** The manifest as it is written in the end: all causes, and the verdict or why there is none. */
    Manifest sealed(
            Manifest manifest,
            List<Cause> causes,
            long unlistedCauses,
            @Nullable String verdict,
            @Nullable String verdictLeftOut,
            Manifest.JvmEvents jvmEvents,
            List<Manifest.Step> steps) {
        return new Manifest(
                manifest.formatVersion(),
                manifest.readableFrom(),
                manifest.id(),
                manifest.type(),
                manifest.service(),
                manifest.host(),
                manifest.processId(),
                manifest.jvm(),
                manifest.anchorNanos(),
                manifest.anchorEpochNanos(),
                manifest.windowNanos(),
                manifest.startNanos(),
                manifest.completeFromNanos(),
                manifest.triggerNanos(),
                manifest.endNanos(),
                causes,
                unlistedCauses,
                verdict,
                verdictLeftOut,
                manifest.events(),
                manifest.losses(),
                manifest.overlap(),
                jvmEvents,
                steps,
                manifest.configuration(),
                manifest.entries());
    }

    private Manifest manifest(
            String id,
            String type,
            List<Cause> causes,
            long unlistedCauses,
            long startNanos,
            long completeFromNanos,
            long triggerNanos,
            long endNanos,
            Map<String, Long> losses,
            Manifest.@Nullable Overlap overlap,
            Redactor redactor) {
        return new Manifest(
                FORMAT_VERSION,
                FORMAT_VERSION,
                id,
                type,
                redactor.mask(service),
                redactor.mask(host),
                processId,
                jvm,
                clock.nanoTime(),
                clock.epochNanos(),
                windowNanos,
                startNanos,
                completeFromNanos,
                triggerNanos,
                endNanos,
                causes,
                unlistedCauses,
                null,
                null,
                0,
                losses,
                overlap,
                redacted(configuration.get(), redactor),
                List.of());
    }

    private static Map<String, String> redacted(Map<String, String> configuration, Redactor redactor) {
        Map<String, String> redacted = new LinkedHashMap<>();
        configuration.forEach((name, value) -> redacted.put(name, redactor.shown(name, value)));
        return redacted;
    }

    private static String hostName() {
        // Asking the network for it can take seconds, and a service that a system manager starts has no such variable.
        String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException elsewhere) {
            return hostNameOfTheNetwork();
        }
    }

    private static String hostNameOfTheNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return "unknown";
        }
    }
}
