/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.read.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to capture one snapshot, in that order, with the time each took. For one thread at a time. */
final class Steps {
    private final List<Manifest.Step> steps = new ArrayList<>();
    private long beganNanos = System.nanoTime();

    /** The next step begins now. */
    void begin() {
        beganNanos = System.nanoTime();
    }

    /** The step that has begun is done; the next one begins. */
    void done(String name, @Nullable String problem) {
        long nowNanos = System.nanoTime();
        steps.add(new Manifest.Step(name, nowNanos - beganNanos, problem));
        beganNanos = nowNanos;
    }

    List<Manifest.Step> list() {
        return List.copyOf(steps);
    }
}
