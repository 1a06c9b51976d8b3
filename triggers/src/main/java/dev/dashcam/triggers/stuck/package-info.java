/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Requests that have not ended. */
@NullMarked
package dev.dashcam.triggers.stuck;

import org.jspecify.annotations.NullMarked;
