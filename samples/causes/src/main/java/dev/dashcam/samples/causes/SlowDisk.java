/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A request writes to a disk and waits until everything is on it, again and again. */
public final class SlowDisk {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** So much that a single write takes longer than the shortest wait that JFR tells of, also where a disk is fast. */
    private static final int LARGE_BYTES = 32 << 20;

    private static final int SMALL_BYTES = 4 << 10;

    private SlowDisk() {}

    /** Takes the file that the recording is written to; the request writes beside it. */
    public static void main(String[] arguments) throws Exception {
        Path journal =
                Files.createTempFile(Path.of(arguments[0]).toAbsolutePath().getParent(), "journal", ".log");
        try {
            SlowTask.record(
                    "disk",
                    arguments,
                    recorder -> write(recorder, journal, SMALL_BYTES, 0),
                    recorder -> write(recorder, journal, LARGE_BYTES, SLOW_NANOS));
        } finally {
            Files.delete(journal);
        }
    }

    private static long write(FlightRecorder recorder, Path journal, int bytes, long atLeastNanos) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(bytes);
        try (Region region = recorder.region("journal");
                FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            do {
                file.write(block.clear(), 0);
                file.force(true);
            } while (System.nanoTime() - start < atLeastNanos);
            return System.nanoTime() - start;
        }
    }
}
