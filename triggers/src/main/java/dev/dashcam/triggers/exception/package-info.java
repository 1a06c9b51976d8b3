/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when a task fails in a way that is new. */
@NullMarked
package dev.dashcam.triggers.exception;

import org.jspecify.annotations.NullMarked;
