/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.FlightRecorder;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.file.Path;

/** The main class of a child process: takes one snapshot after the other until it is killed, and names each that is sealed. */
final class DyingRecorder {
    private DyingRecorder() {}

    public static void main(String[] arguments) throws IOException {
        try (FlightRecorder recorder = FlightRecorder.builder()
                .service("shop")
                .memory(4 << 20)
                .store(Spool.with(settings(Path.of(arguments[0]))))
                .sink(new UploadSink(arguments[1]))
                .start()) {
            System.out.println("ready");
            System.out.flush();
            for (int number = 0; ; number++) {
                try (Task task = recorder.task("GET /checkout")) {
                    task.set("number", number);
                    recorder.log("before snapshot " + number);
                }
                Snapshot sealed = recorder.snapshot("number " + number);
                System.out.println(sealed.id());
                System.out.flush();
            }
        }
    }

    static SpoolSettings settings(Path folder) {
        return SpoolSettings.builder().directory(folder).maxFiles(10_000).build();
    }
}
