/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Tells people that there is a snapshot. */
@NullMarked
package dev.dashcam.sinks.webhook;

import org.jspecify.annotations.NullMarked;
