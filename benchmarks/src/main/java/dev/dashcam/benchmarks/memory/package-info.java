/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What a recorder holds of the heap and outside it, in JVMs of their own. */
@NullMarked
package dev.dashcam.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
