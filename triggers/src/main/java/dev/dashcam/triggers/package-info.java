/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The kinds of trigger, and the engine that decides what becomes of their calls: start at {@link dev.dashcam.triggers.Triggers}. */
@NullMarked
package dev.dashcam.triggers;

import org.jspecify.annotations.NullMarked;
