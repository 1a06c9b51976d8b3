/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when collections leave the heap nearly full. */
@NullMarked
package dev.dashcam.triggers.heap;

import org.jspecify.annotations.NullMarked;
