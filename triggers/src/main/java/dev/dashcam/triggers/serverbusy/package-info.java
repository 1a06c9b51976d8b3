/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when the server has no thread left for the next request. */
@NullMarked
package dev.dashcam.triggers.serverbusy;

import org.jspecify.annotations.NullMarked;
