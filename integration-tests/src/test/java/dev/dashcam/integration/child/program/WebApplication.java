/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.TraceRecording;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.triggers.Triggers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A web application with everything, loaded by a class loader of its own. Its requests leave tasks and regions open, and when
 * it is undeployed it closes the recorder and nothing else.
 */
public final class WebApplication implements Runnable, AutoCloseable {
    private static final EventName PRICE = EventName.of("price");

    private final FlightRecorder recorder;
    private final Snapshot snapshot;
    private final TraceRecording trace;

    /** Starts it, captures, and begins a trace. */
    public WebApplication() throws Exception {
        // Older ones start threads at JFR's first use that keep whoever was on the stack, for their rights.
        boolean isCollectedAfterJfr = Runtime.version().feature() >= 24;
        recorder = FlightRecorder.builder()
                .service("web")
                .memory(64 << 20)
                .jvm(isCollectedAfterJfr ? JvmSettings.defaults() : JvmSettings.off())
                .trigger(Triggers.latency(Duration.ofMillis(50)))
                .start();
        if (isCollectedAfterJfr) {
            JvmRecorders.await(recorder, JvmStatus.State.RECORDING);
        }
        trace = recorder.startTrace(Path.of("web.dcam"));
        run();
        snapshot = recorder.snapshot("deployed");
        Claim.that(Files.exists(snapshot.file()), snapshot);
    }

    /** A request. */
    @Override
    public void run() {
        try (Task task = recorder.task("GET /")) {
            task.set("served", true);
            recorder.log("served");
        }
        Task forgotten = recorder.task("GET /forgotten");
        Region left = recorder.region(PRICE);
        Claim.that(left != Region.NONE, left.getClass());
        Claim.that(!recorder.trigger("web").toString().isEmpty(), "it can be logged");
    }

    @Override
    public void close() {
        Claim.that(trace.isRunning(), trace);
        Claim.that(recorder.status().recording(), recorder.status());
        Claim.that(!(snapshot + " " + recorder.status()).isEmpty(), "they can be logged");
        recorder.close();
    }
}
