/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.FlightRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts our meters into each registry once the application is ready, on a thread of their own: they are some sixty, and nobody reads them
 * before, so that no start has to wait for them. Any thread.
 */
final class MetersWhenReady implements MeterBinder, Runnable {
    private final ObjectProvider<FlightRecorder> recorder;
    private final BoundRegistries registries;
    private final List<MeterRegistry> waiting = new ArrayList<>();
    /** Those of the recorder, whose class is not named here: Spring looks at all fields and methods of a bean while it starts. */
    private @Nullable MeterBinder meters;

    MetersWhenReady(ObjectProvider<FlightRecorder> recorder, BoundRegistries registries) {
        this.recorder = recorder;
        this.registries = registries;
        registries.whenReady(this);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        MeterBinder present;
        synchronized (this) {
            present = meters;
            if (present == null) {
                waiting.add(registry);
            }
        }
        if (present != null) {
            present.bindTo(registry);
        }
    }

    @Override
    public void run() {
        FlightRecorder present = recorder.getObject();
        try {
            bindAll(new RecorderMeters(present));
        } catch (RuntimeException | LinkageError refused) {
            // by a registry or a filter of the application's, which started with it nevertheless
            present.fault();
        }
    }

    private void bindAll(MeterBinder made) {
        List<MeterRegistry> bound;
        synchronized (this) {
            meters = made;
            bound = List.copyOf(waiting);
            waiting.clear();
        }
        for (MeterRegistry registry : bound) {
            made.bindTo(registry);
        }
    }
}
