/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.TraceRecording;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service that has recorder-core and nothing else. */
public final class CoreAlone {
    private CoreAlone() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path window = Path.of("window.dcam");
        Path trace = Path.of("trace.dcam");
        try (FlightRecorder recorder = FlightRecorder.builder().start()) {
            try (TraceRecording everything = recorder.startTrace(trace)) {
                Claim.that(everything.isRunning(), everything);
                for (int request = 0; request < 1000; request++) {
                    try (Task task = recorder.task("GET /alone")) {
                        recorder.log("served");
                    }
                }
            }
            recorder.writeTo(window);
            Claim.that(Files.size(window) > 1000, "the window is in " + window);
            Claim.that(Files.size(trace) > 1000, "everything is in " + trace);

            Decision decision = recorder.trigger("slow");
            Claim.that(decision.reason() == Reason.NO_ENGINE, decision);
            Claim.that(refusalOfSnapshot(recorder).contains("dev.dashcam:dashcam-sinks"), refusalOfSnapshot(recorder));
            String notes = recorder.status().notes().toString();
            Claim.that(notes.contains("dashcam-triggers") && notes.contains("dashcam-sinks"), notes);
        }
    }

    private static String refusalOfSnapshot(FlightRecorder recorder) {
        try {
            return "no refusal but " + recorder.snapshot("alone");
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
