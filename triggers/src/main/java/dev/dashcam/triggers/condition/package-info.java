/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** When a value that goes up and down is worth a snapshot: once for each time it gets out of hand, not for as long as it is. */
@NullMarked
package dev.dashcam.triggers.condition;

import org.jspecify.annotations.NullMarked;
