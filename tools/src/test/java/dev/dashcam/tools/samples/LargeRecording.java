/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import dev.dashcam.read.Manifest;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A recording of any size: requests of a few milliseconds with log texts that do not compress, and one that is slow. */
public final class LargeRecording {
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final int TASKS_IN_GENERATION = 5_000;
    private static final int TEXT_LENGTH = 400;

    private LargeRecording() {}

    /** Writes at least this many bytes. */
    public static Path write(Path file, long bytes) throws IOException {
        Random random = new Random(7);
        long now = SampleRecording.ANCHOR_NANOS;
        long task = 1;
        try (RecordingBuilder builder = new RecordingBuilder(Files.newOutputStream(file))) {
            long generation = 0;
            while (builder.bytes() < bytes) {
                long start = now;
                builder.generation(generation, start, start + 20_000 * MILLIS).thread(1, "exec-1");
                for (int i = 0; i < TASKS_IN_GENERATION; i++) {
                    boolean slow = generation == 1 && i == 42;
                    long end = now + (slow ? 2_500 * MILLIS : 2 * MILLIS + random.nextInt(100) * MICROS);
                    String name = slow ? "GET /slow" : "GET /item";
                    builder.taskBegin(now, task, TaskKind.REQUEST, name)
                            .regionBegin(now + 10 * MICROS, task, "load", 0)
                            .log(now + 20 * MICROS, task, text(random))
                            .regionEnd(end - 10 * MICROS, task, "load", 0, now + 10 * MICROS)
                            .taskEnd(end, task, TaskKind.REQUEST, name, now, MILLIS, 0, "item", text(random));
                    now = end + MICROS;
                    task++;
                }
                builder.write();
                now = Math.max(now, start + 20_000 * MILLIS);
                generation++;
            }
            builder.finish(manifest(now));
        }
        return file;
    }

    private static String text(Random random) {
        byte[] text = new byte[TEXT_LENGTH];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + random.nextInt(95));
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static Manifest manifest(long end) {
        long start = SampleRecording.ANCHOR_NANOS;
        return new Manifest(
                1,
                1,
                "large",
                "trace",
                "shop",
                "shop-1",
                71,
                "OpenJDK 64-Bit Server VM 17.0.15",
                SampleRecording.ANCHOR_NANOS,
                SampleRecording.ANCHOR_EPOCH_NANOS,
                end - start,
                start,
                start,
                end,
                end,
                List.of(),
                0,
                null,
                null,
                0,
                Map.of(),
                null,
                Map.of(),
                List.of());
    }
}
