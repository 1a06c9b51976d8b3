/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The local store: a private folder that every snapshot is in from sealing until the quota needs the room. */
@NullMarked
package dev.dashcam.sinks.spool;

import org.jspecify.annotations.NullMarked;
