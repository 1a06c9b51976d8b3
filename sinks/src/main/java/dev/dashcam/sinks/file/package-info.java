/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Copies snapshots into a folder, such as a network share. */
@NullMarked
package dev.dashcam.sinks.file;

import org.jspecify.annotations.NullMarked;
