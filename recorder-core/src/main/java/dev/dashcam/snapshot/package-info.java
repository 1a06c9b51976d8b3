/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The vocabulary of asking for a snapshot and getting one: cause, decision, snapshot. */
@NullMarked
package dev.dashcam.snapshot;

import org.jspecify.annotations.NullMarked;
