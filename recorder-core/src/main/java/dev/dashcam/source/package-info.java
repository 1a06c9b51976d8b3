/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** From a frame of a stack to the line of the source, wherever people look at sources. */
@NullMarked
package dev.dashcam.source;

import org.jspecify.annotations.NullMarked;
