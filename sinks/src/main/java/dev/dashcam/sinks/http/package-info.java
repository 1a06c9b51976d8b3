/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Uploads snapshots to any server that takes them over HTTP. */
@NullMarked
package dev.dashcam.sinks.http;

import org.jspecify.annotations.NullMarked;
