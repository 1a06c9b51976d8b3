/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How long a snapshot takes, and what it does to those who record meanwhile. */
@NullMarked
package dev.dashcam.benchmarks.snapshot;

import org.jspecify.annotations.NullMarked;
