/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Where snapshots are kept and copied to: the local store and the sinks, as core sees them. */
@NullMarked
package dev.dashcam.sink;

import org.jspecify.annotations.NullMarked;
