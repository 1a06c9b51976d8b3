/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.task.Task;
import java.nio.file.Path;
import java.util.List;

/** A service in a runtime that lacks a module: records, writes its window and says what is off. */
public final class WithoutJfr {
    private WithoutJfr() {}

    /** Takes the module that is missing. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("window.dcam");
        String why = "this runtime lacks the module " + arguments[0];
        try (FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults())) {
            try (Task task = recorder.task("GET /trimmed")) {
                task.set("served", true);
            }
            JvmStatus status = recorder.status().jvm();
            Claim.that(status.state() == JvmStatus.State.OFF && why.equals(status.why()), status);
            List<String> notes = recorder.status().notes();
            Claim.that(notes.contains("The JVM's own events are not recorded: " + why + "."), notes);
            recorder.writeTo(file);
        }
        try (RecordingFile recording = RecordingFile.open(file)) {
            Manifest.JvmEvents events = recording.manifest().jvmEvents();
            Claim.that(events != null && events.state().equals("off") && why.equals(events.why()), events);
        }
    }
}
