/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Micrometer's registry for those who have no framework. Loaded only where there is Micrometer. */
record GlobalMeters() implements Supplier<Collection<MeterRegistry>> {
    @Override
    public Collection<MeterRegistry> get() {
        return List.of(Metrics.globalRegistry);
    }
}
