/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;

/** A service that waits now and then: its snapshot says so in JFR's words, and not what nobody is to read. */
public final class RecordsJvmEvents {
    private static final int WAITS = 20;
    private static final long WAIT_NANOS = 10_000_000;
    private static final List<String> PRIVATE = List.of(
            "jdk.JVMInformation", "jdk.InitialSystemProperty", "jdk.InitialEnvironmentVariable", "jdk.SystemProcess");

    private RecordsJvmEvents() {}

    /** Takes no arguments; has a secret on its command line. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("waits.dcam");
        Path folder;
        long tookNanos;
        try (FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults())) {
            folder = Path.of(
                    String.valueOf(JvmRecorders.await(recorder, State.RECORDING).folder()));
            for (int i = 0; i < WAITS; i++) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
            long beganNanos = System.nanoTime();
            recorder.writeTo(file);
            tookNanos = System.nanoTime() - beganNanos;
        }
        checkManifest(file, tookNanos);
        checkEvents(JvmRecorders.jvmPart(file));
        Claim.that(!Files.exists(folder.getParent()), "the folder is removed: " + folder);
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<Path> ours =
                    left.filter(path -> !path.toString().contains("hsperf")).toList();
            Claim.that(ours.isEmpty(), "nothing is left: " + ours);
        }
    }

    private static void checkManifest(Path file, long tookNanos) throws Exception {
        try (RecordingFile recording = RecordingFile.open(file)) {
            Manifest manifest = recording.manifest();
            Manifest.JvmEvents events = manifest.jvmEvents();
            Claim.that(events != null && events.state().equals("recorded"), events);
            Claim.that("1 ms".equals(events.thresholds().get("jdk.ThreadPark")), events);
            Claim.that(events.completeFromNanos() <= manifest.triggerNanos(), events);
            List<Manifest.Step> steps = manifest.steps();
            Claim.that(
                    steps.stream()
                            .map(Manifest.Step::name)
                            .toList()
                            .equals(List.of(
                                    "thread dump",
                                    "schedstat",
                                    "open work",
                                    "copy of the ring",
                                    "JVM's events",
                                    "generations")),
                    steps);
            Claim.that(steps.stream().allMatch(step -> step.nanos() > 0), steps);
            long sumNanos = steps.stream().mapToLong(Manifest.Step::nanos).sum();
            Claim.that(sumNanos <= tookNanos, steps + " took more than the call, which took " + tookNanos + " ns");
        }
    }

    private static void checkEvents(Path part) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        int parks = 0;
        for (RecordedEvent event : jdk.jfr.consumer.RecordingFile.readAllEvents(part)) {
            String name = event.getEventType().getName();
            counts.merge(name, 1, Integer::sum);
            boolean isOurs =
                    event.getThread() != null && "main".equals(event.getThread().getJavaName());
            if (isOurs && name.equals("jdk.ThreadPark") && event.getDuration().toNanos() >= WAIT_NANOS) {
                parks++;
            }
        }
        Claim.that(parks >= WAITS, parks + " of " + WAITS + " waits: " + counts);
        Claim.that(counts.getOrDefault("dashcam.ClockSync", 0) >= 2, counts);
        Claim.that(PRIVATE.stream().noneMatch(counts::containsKey), counts);
        String bytes = Files.readString(part, StandardCharsets.ISO_8859_1);
        Claim.that(!bytes.contains(System.getProperty("db.password")), "the secret has not left");
    }
}
