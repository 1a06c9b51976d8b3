/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** One recorded event: as a mutable record in memory, and as bytes in the ring. Not part of the API. */
@NullMarked
package dev.dashcam.internal.event;

import org.jspecify.annotations.NullMarked;
