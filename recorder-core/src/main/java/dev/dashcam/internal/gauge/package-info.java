/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Figures that are read once a second and recorded as counters: what the process and its machine were doing all the while. */
@NullMarked
package dev.dashcam.internal.gauge;

import org.jspecify.annotations.NullMarked;
