/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How much longer a service takes until it is ready. */
@NullMarked
package dev.dashcam.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
