/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.explain.Explainer;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngineFactory;
import java.time.Duration;

/** SKELETON: signatures only, being built. */
public final class FlightRecorderBuilder {
    FlightRecorderBuilder() {}

    private static IllegalStateException later() {
        return new IllegalStateException("to be built");
    }

    public FlightRecorderBuilder window(Duration window) {
        throw later();
    }

    /** Everything outside the heap, in bytes. */
    public FlightRecorderBuilder memory(long bytes) {
        throw later();
    }

    /** The name of the service, which names the spool's folder; the main class's when it is not set. */
    public FlightRecorderBuilder service(String name) {
        throw later();
    }

    public FlightRecorderBuilder trigger(Trigger trigger) {
        throw later();
    }

    public FlightRecorderBuilder sink(Sink sink) {
        throw later();
    }

    /** Instead of the engine, store and explainer found on the class path. */
    public FlightRecorderBuilder engine(TriggerEngineFactory engine) {
        throw later();
    }

    public FlightRecorderBuilder store(SnapshotStoreFactory store) {
        throw later();
    }

    public FlightRecorderBuilder explainer(Explainer explainer) {
        throw later();
    }

    /** How long recording goes on after an automatic trigger before the window is cut: 1 s. */
    public FlightRecorderBuilder clock(RecorderClock clock) {
        throw later();
    }

    public FlightRecorder start() {
        throw later();
    }
}
