/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.explain.Incident;
import dev.dashcam.internal.archive.ArchiveWriter;
import dev.dashcam.internal.jvm.read.JvmRecording;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/** A recorder and JFR at work at the same time, and the file that comes of both. */
final class RealScene implements Closeable {
    private static final List<String> WAITS = List.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce");

    final FlightRecorder recorder =
            FlightRecorder.builder().window(Duration.ofMinutes(1)).start();
    private final Recording jfr = new Recording();

    RealScene() {
        WAITS.forEach(wait -> jfr.enable(wait)
                .withThreshold(Duration.ofMillis(1))
                .withStackTrace()
                .with("throttle", "off"));
        for (String event : List.of(
                "jdk.GCPhasePause",
                "jdk.GarbageCollection",
                "jdk.SafepointBegin",
                "jdk.ExecuteVMOperation",
                "jdk.ThreadStart",
                "jdk.ThreadEnd",
                "jdk.ActiveSetting")) {
            jfr.enable(event).withoutThreshold();
        }
        jfr.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        jfr.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(200));
        jfr.enable(ClockSync.class);
        jfr.start();
        syncClocks();
    }

    /** Ties JFR's clock to the recorder's. */
    @Name("dashcam.ClockSync")
    @StackTrace(false)
    static final class ClockSync extends Event {
        long n0;
        long n1;
    }

    static void syncClocks() {
        for (int i = 0; i < 5; i++) {
            ClockSync sync = new ClockSync();
            sync.n0 = System.nanoTime();
            sync.begin();
            sync.n1 = System.nanoTime();
            sync.commit();
        }
    }

    /** Explains a task. */
    Findings examine(long taskId) throws IOException {
        Path file = Files.createTempFile("scene", ".dcam");
        try {
            Files.write(file, bytes());
            Manifest manifest;
            try (RecordingFile recording = RecordingFile.open(file)) {
                manifest = Objects.requireNonNull(recording.manifest());
            }
            Incident incident = new Incident() {
                @Override
                public Manifest manifest() {
                    return manifest;
                }

                @Override
                public String fileName() {
                    return "scene.dcam";
                }

                @Override
                public EventStream events() throws IOException {
                    return TraceReader.open(file);
                }
            };
            return new Explanations().examine(incident, ExplainOptions.task(taskId));
        } finally {
            Files.delete(file);
        }
    }

    private byte[] jfrBytes() throws IOException {
        syncClocks();
        Path file = Files.createTempFile("scene", ".jfr");
        try {
            jfr.dump(file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private byte[] ownBytes() throws IOException {
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        recorder.writeTo(own);
        return own.toByteArray();
    }

    /** The file with both. */
    private byte[] bytes() throws IOException {
        byte[] own = ownBytes();
        return withJvm(own, jfrBytes());
    }

    /** The recorder's file with JFR's recording before everything else. */
    private static byte[] withJvm(byte[] own, byte[] jfr) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        try (ArchiveWriter writer = new ArchiveWriter(both);
                ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(own))) {
            writer.beginEntry();
            writer.add(jfr, 0, jfr.length);
            writer.endEntry(JvmRecording.ENTRY);
            for (ZipEntry entry; (entry = from.getNextEntry()) != null; ) {
                byte[] content = from.readAllBytes();
                if (entry.getName().equals("manifest.json")) {
                    writer.lastEntry(entry.getName(), out -> out.write(content));
                } else {
                    writer.beginEntry();
                    writer.add(content, 0, content.length);
                    writer.endEntry(entry.getName());
                }
            }
            writer.finish();
        }
        return both.toByteArray();
    }

    @Override
    public void close() {
        jfr.close();
        recorder.close();
    }
}
