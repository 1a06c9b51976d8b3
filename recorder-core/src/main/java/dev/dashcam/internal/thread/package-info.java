/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How the recorder's own threads are made, and what can be asked of any. Not part of the API. */
@NullMarked
package dev.dashcam.internal.thread;

import org.jspecify.annotations.NullMarked;
