/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How many bytes an event takes, and how fast recordings are read. */
@NullMarked
package dev.dashcam.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
