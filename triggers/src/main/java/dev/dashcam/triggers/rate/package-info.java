/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How many tasks of a route were of some sort in a window of time: what several kinds of triggers count. */
@NullMarked
package dev.dashcam.triggers.rate;

import org.jspecify.annotations.NullMarked;
