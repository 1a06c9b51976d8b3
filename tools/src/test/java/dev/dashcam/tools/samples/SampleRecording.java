/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.task.TaskKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The recordings that tests read: a small snapshot of a shop in which a checkout waits for a lock that a job holds, the same
 * every time, and a large one.
 */
public final class SampleRecording {
    static final long ANCHOR_NANOS = 1_000_000_000_000L;
    /** 2026-11-22T03:04:11.118Z, the instant of the trigger. */
    static final long ANCHOR_EPOCH_NANOS = 1_795_316_651_118_000_000L;

    private static final long MILLIS = 1_000_000;
    private static final long TRIGGER = ANCHOR_NANOS;
    private static final long START = TRIGGER - 2_000 * MILLIS;
    private static final long END = TRIGGER + 1_000 * MILLIS;
    private static final long SLOW = 0x51df;
    private static final long JOB = 0x51e0;

    private SampleRecording() {}

    /** The bytes of the snapshot. */
    public static byte[] snapshot() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The snapshot with so many characters of random text behind its events. */
    public static byte[] snapshotWith(int characters) throws IOException {
        Random random = new Random(characters);
        String text = random.ints(characters, ' ', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordingBuilder builder = new RecordingBuilder(out)) {
            first(builder);
            second(builder);
            builder.entry("logs.txt", text);
            builder.finish(manifest());
        }
        return out.toByteArray();
    }

    /** The snapshot as {@code 7f3k2q.dcam} in this folder. */
    public static Path snapshotIn(Path folder) throws IOException {
        return Files.write(folder.resolve("7f3k2q.dcam"), snapshot());
    }

    /** The same file without its last part, which holds the manifest. */
    public static Path cutOffIn(Path folder) throws IOException {
        byte[] whole = snapshot();
        return Files.write(folder.resolve("cut.dcam"), Arrays.copyOf(whole, whole.length / 2));
    }

    /** The same file with one byte of a generation changed. */
    public static Path damagedIn(Path folder) throws IOException {
        byte[] bytes = snapshot();
        bytes[bytes.length / 4] ^= 0x55;
        return Files.write(folder.resolve("damaged.dcam"), bytes);
    }

    private static void write(OutputStream out) throws IOException {
        try (RecordingBuilder builder = new RecordingBuilder(out)) {
            first(builder);
            second(builder);
            builder.entry("explain.txt", "GET /checkout took 812 ms.\n");
            builder.finish(manifest());
        }
    }

    private static void first(RecordingBuilder builder) throws IOException {
        builder.generation(40, START, TRIGGER - 1_000 * MILLIS, new Loss("ring-full", 12));
        builder.thread(34, "exec-3");
        for (int i = 0; i < 5; i++) {
            checkout(builder, 0x5100 + i, START + i * 190 * MILLIS, 2 * MILLIS + i * MILLIS / 10);
        }
        builder.thread(7, "metrics").value(START + 5 * MILLIS, "queue.depth", 17);
        builder.write();
    }

    private static void second(RecordingBuilder builder) throws IOException {
        long begin = TRIGGER - 812 * MILLIS;
        long jobBegin = begin - 11 * MILLIS;
        builder.generation(41, TRIGGER - 1_000 * MILLIS, END);
        builder.openTask(0x5001, TaskKind.STREAM, "GET /events", START - 90_000 * MILLIS, 51);
        checkout(builder.thread(34, "exec-3"), SLOW, begin, 641 * MILLIS);
        builder.mark(TRIGGER + 200 * MILLIS, "deployed");
        builder.thread(61, "restock-1")
                .taskBegin(jobBegin, JOB, TaskKind.JOB, "restock")
                .regionBegin(jobBegin + MILLIS, JOB, "lock inventory", 0)
                .log(jobBegin + 400 * MILLIS, JOB, "tax service answered late\nretrying")
                .regionEnd(jobBegin + 652 * MILLIS, JOB, "lock inventory", 0, jobBegin + MILLIS)
                .taskEnd(jobBegin + 653 * MILLIS, JOB, TaskKind.JOB, "restock", jobBegin, 3 * MILLIS, 0);
        builder.write();
    }

    private static void checkout(RecordingBuilder builder, long id, long begin, long lockNanos) {
        long locked = begin + MILLIS + lockNanos;
        long end = locked + 170 * MILLIS;
        builder.taskBegin(begin, id, TaskKind.REQUEST, "GET /checkout")
                .regionBegin(begin + MILLIS, id, "lock inventory", 0)
                .regionEnd(locked, id, "lock inventory", 0, begin + MILLIS)
                .regionBegin(locked, id, "pay", 0)
                .regionEnd(locked + 121 * MILLIS, id, "pay", 0, locked)
                .taskEnd(
                        Math.min(end, begin + 900 * MILLIS),
                        id,
                        TaskKind.REQUEST,
                        "GET /checkout",
                        begin,
                        31 * MILLIS,
                        14 * MILLIS,
                        "http.status",
                        "200");
    }

    private static Manifest manifest() {
        return new Manifest(
                1,
                1,
                "7f3k2q",
                "snapshot",
                "shop",
                "shop-6c9f-x2kq1",
                71,
                "OpenJDK 64-Bit Server VM 17.0.15",
                ANCHOR_NANOS,
                ANCHOR_EPOCH_NANOS,
                30_000 * MILLIS,
                START,
                START,
                TRIGGER,
                END,
                List.of(new Cause(
                        "latency",
                        "latency",
                        "GET /checkout",
                        SLOW,
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        812 * MILLIS,
                        300 * MILLIS,
                        "ns",
                        TRIGGER)),
                0,
                "GET /checkout took 812 ms; it usually takes 173 ms.",
                null,
                0,
                Map.of("ring-full", 12L),
                new Manifest.Overlap("7f3k1z", START, START + 500 * MILLIS),
                new TreeMap<>(Map.of("window", "30s", "memory", "64MB")),
                List.of());
    }
}
