/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The service that is visited. */
@NullMarked
package dev.dashcam.benchmarks.service.program;

import org.jspecify.annotations.NullMarked;
