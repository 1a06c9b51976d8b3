/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * How long the parts of a capture took.
 *
 * @param captureNanos until the events were written
 * @param explainNanos the explanation
 * @param explainProblem why it was left out, null when it was not
 * @param sealNanos from there to the sealed file
 */
public record CaptureTimes(
        long captureNanos, long explainNanos, @Nullable String explainProblem, long sealNanos) {}
