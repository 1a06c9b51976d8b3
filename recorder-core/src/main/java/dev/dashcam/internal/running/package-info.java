/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A recorder put together and running: its parts, its memory, its own threads. Not part of the API. */
@NullMarked
package dev.dashcam.internal.running;

import org.jspecify.annotations.NullMarked;
