/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service with 10 MB for direct buffers that needs 9 of them itself. */
public final class LittleDirectMemory {
    private static final int OF_THE_APPLICATION_BYTES = 9 << 20;

    private LittleDirectMemory() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("window.dcam");
        try (FlightRecorder recorder = FlightRecorder.builder().start()) {
            Claim.that(recorder.status().recording(), recorder.status());
            try (Task task = recorder.task("GET /buffers")) {
                task.set("bytes", OF_THE_APPLICATION_BYTES);
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(OF_THE_APPLICATION_BYTES);
            recorder.writeTo(file);
            Claim.that(buffer.capacity() == OF_THE_APPLICATION_BYTES, buffer);
            Claim.that(Files.size(file) > 500, "the window is in " + file);
        }
    }
}
