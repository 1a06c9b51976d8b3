/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Figures that others compute, read where they can hold up nobody. */
@NullMarked
package dev.dashcam.triggers.reading;

import org.jspecify.annotations.NullMarked;
