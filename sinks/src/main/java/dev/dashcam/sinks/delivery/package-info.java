/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How sealed snapshots are handed to the sinks. */
@NullMarked
package dev.dashcam.sinks.delivery;

import org.jspecify.annotations.NullMarked;
