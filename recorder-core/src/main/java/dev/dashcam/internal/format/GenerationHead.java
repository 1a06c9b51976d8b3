/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.read.Generation.Loss;
import java.util.List;

/** The fixed part of a generation's head; see {@link dev.dashcam.read.Generation} for the meaning of each. */
public record GenerationHead(
        long number,
        long startNanos,
        long endNanos,
        long anchorNanos,
        long anchorEpochNanos,
        long completeFromNanos,
        List<Loss> losses) {}
