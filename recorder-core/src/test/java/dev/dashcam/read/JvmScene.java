/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.FlightRecorder;
import dev.dashcam.internal.archive.ArchiveWriter;
import dev.dashcam.internal.jvm.read.JvmRecording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/** A recorder and JFR at work at the same time, and the file that comes of both. */
final class JvmScene implements Closeable {
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

    JvmScene() {
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
                "jdk.GCHeapSummary",
                "jdk.SystemGC",
                // a disk that is one in memory takes no time
                "jdk.FileForce",
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

    /** JFR's recording by itself. */
    byte[] jfrBytes() throws IOException {
        syncClocks();
        Path file = Files.createTempFile("scene", ".jfr");
        try {
            jfr.dump(file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** The recorder's file by itself. */
    byte[] ownBytes() throws IOException {
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        recorder.writeTo(own);
        return own.toByteArray();
    }

    /** The file with both. */
    byte[] bytes() throws IOException {
        byte[] own = ownBytes();
        return withJvm(own, jfrBytes());
    }

    /** The recorder's file with JFR's recording before everything else. */
    static byte[] withJvm(byte[] own, byte[] jfr) throws IOException {
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
