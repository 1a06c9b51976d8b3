/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What threads waited for: collected from the JVM's events, divided among a task's time, followed to who held a lock. */
@NullMarked
package dev.dashcam.analysis.waits;

import org.jspecify.annotations.NullMarked;
