/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when a garbage collection stops the JVM for long. */
@NullMarked
package dev.dashcam.triggers.gcpause;

import org.jspecify.annotations.NullMarked;
