/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import org.jspecify.annotations.Nullable;

/**
 * What became of one snapshot at one sink.
 *
 * @param sink the sink's name
 * @param nanos how long it took, in nanoseconds
 * @param problem what went wrong, null when it has arrived
 */
public record Delivered(String sink, long nanos, @Nullable String problem) {}
