/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The time the recorder goes by, as a parameter, and a clock for tests that stands until it is told to go. */
@NullMarked
package dev.dashcam.time;

import org.jspecify.annotations.NullMarked;
