/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when memory runs out and when a thread ends with an exception. */
@NullMarked
package dev.dashcam.triggers.failure;

import org.jspecify.annotations.NullMarked;
