/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Readings of many rounds and what can be said of them. */
@NullMarked
package dev.dashcam.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
