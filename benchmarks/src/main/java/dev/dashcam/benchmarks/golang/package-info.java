/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Finds Go and runs the Go programs that are compared with. */
@NullMarked
package dev.dashcam.benchmarks.golang;

import org.jspecify.annotations.NullMarked;
