/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Passes over the events of a recording, in time order and in bounded memory. */
@NullMarked
package dev.dashcam.analysis.scan;

import org.jspecify.annotations.NullMarked;
