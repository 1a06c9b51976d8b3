/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** From the ring to generations: when they are cut, what was open when each began, what a snapshot holds. Not part of the API. */
@NullMarked
package dev.dashcam.internal.capture;

import org.jspecify.annotations.NullMarked;
