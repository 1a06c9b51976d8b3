/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How durations and bad arguments are told to people. */
@NullMarked
package dev.dashcam.triggers.text;

import org.jspecify.annotations.NullMarked;
