/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What becomes of the application's log: on the timeline, before the triggers, in a snapshot. */
@NullMarked
package dev.dashcam.internal.logged;

import org.jspecify.annotations.NullMarked;
