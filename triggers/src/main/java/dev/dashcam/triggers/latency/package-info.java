/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The trigger that fires when one task took too long. */
@NullMarked
package dev.dashcam.triggers.latency;

import org.jspecify.annotations.NullMarked;
