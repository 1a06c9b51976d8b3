/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A sink of one's own. */
@NullMarked
package dev.dashcam.samples.sink;

import org.jspecify.annotations.NullMarked;
