/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The programs of {@code benchmarks/run}. */
@NullMarked
package dev.dashcam.benchmarks;

import org.jspecify.annotations.NullMarked;
