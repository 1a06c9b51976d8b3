/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.whole;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.task.Task;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service that keeps what it is sent until there is no memory left, and does not let go of it. */
final class RunsOutOfMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<byte[]> KEPT = new ArrayList<>();

    private RunsOutOfMemory() {}

    /** Takes the folder of the spool. */
    public static void main(String[] arguments) throws InterruptedException {
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(4 << 20)
                .trigger(Triggers.outOfMemory())
                .engine(Triggers.engine(
                        TriggerSettings.builder().minimumHistory(Duration.ZERO).build()))
                .store(Spool.in(Path.of(arguments[0])))
                .start()) {
            // the reserve is kept from the first ticks on
            Thread.sleep(Duration.ofSeconds(1).toMillis());
            keepAll(recorder);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!isCaptured(recorder) && System.nanoTime() < until) {
                Thread.sleep(50);
            }
        }
    }

    private static boolean isCaptured(FlightRecorder recorder) {
        try {
            return !recorder.snapshots().isEmpty();
        } catch (OutOfMemoryError stillFull) {
            return false;
        }
    }

    private static void keepAll(FlightRecorder recorder) {
        try (Task task = recorder.task("POST /import")) {
            try {
                for (int bytes = 1 << 20; bytes > 0; ) {
                    try {
                        KEPT.add(new byte[bytes]);
                    } catch (OutOfMemoryError full) {
                        // what is smaller fits now and then; nothing of any size does
                        if (bytes == 1 << 16) {
                            throw full;
                        }
                        bytes >>= 1;
                    }
                }
            } catch (OutOfMemoryError full) {
                task.fail(full);
            }
        }
    }
}
