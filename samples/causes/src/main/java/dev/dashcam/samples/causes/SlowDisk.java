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
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int BLOCK_BYTES = 4 << 20;

    private SlowDisk() {}

    /** Takes the file that the recording is written to; the request writes beside it. */
    public static void main(String[] arguments) throws Exception {
        Path journal =
                Files.createTempFile(Path.of(arguments[0]).toAbsolutePath().getParent(), "journal", ".log");
        try {
            SlowTask.record(
                    "disk",
                    arguments,
                    recorder -> write(recorder, journal, 0),
                    recorder -> write(recorder, journal, SLOW_NANOS));
        } finally {
            Files.delete(journal);
        }
    }

    private static long write(FlightRecorder recorder, Path journal, long atLeastNanos) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
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
