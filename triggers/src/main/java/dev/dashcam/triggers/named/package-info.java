/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Triggers that are called from code by their name. */
@NullMarked
package dev.dashcam.triggers.named;

import org.jspecify.annotations.NullMarked;
