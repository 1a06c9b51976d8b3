/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The recorder a newcomer meets: start it, record with it, ask it for snapshots. */
@NullMarked
package dev.dashcam;

import org.jspecify.annotations.NullMarked;
