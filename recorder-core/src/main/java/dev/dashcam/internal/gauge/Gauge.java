/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import dev.dashcam.task.EventName;
import java.util.function.LongSupplier;

/**
 * A figure that can be read at any time.
 *
 * @param name the counter it is recorded as
 * @param reading reads it; {@link #UNKNOWN} when there is nothing to read now
 */
public record Gauge(EventName name, LongSupplier reading) {
    /** No figure. */
    public static final long UNKNOWN = Long.MIN_VALUE;
}
