/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when threads wait for each other for good. */
@NullMarked
package dev.dashcam.triggers.deadlock;

import org.jspecify.annotations.NullMarked;
