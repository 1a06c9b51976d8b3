/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** The numbers at the head of a generation; see {@code dev.dashcam.read.Generation} for the meaning of each. */
public record GenerationFacts(
        long number, long startNanos, long endNanos, long anchorNanos, long anchorEpochNanos, long completeFromNanos) {}
