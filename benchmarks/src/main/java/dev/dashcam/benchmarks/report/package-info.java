/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The page of figures: its parts, the run that measures them, how they are put down. */
@NullMarked
package dev.dashcam.benchmarks.report;

import org.jspecify.annotations.NullMarked;
