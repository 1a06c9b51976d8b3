/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when a number of requests of a route fail. */
@NullMarked
package dev.dashcam.triggers.errorcount;

import org.jspecify.annotations.NullMarked;
