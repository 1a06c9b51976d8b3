/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How long a trigger stops the world. */
@NullMarked
package dev.dashcam.benchmarks.pause;

import org.jspecify.annotations.NullMarked;
