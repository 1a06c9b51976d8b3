/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when too many requests of a route are slow, although each alone would be put up with. */
@NullMarked
package dev.dashcam.triggers.percentile;

import org.jspecify.annotations.NullMarked;
