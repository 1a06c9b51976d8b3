/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** From an accepted cause to a sealed snapshot: one capture at a time, on a thread of the recorder's own. Not part of the API. */
@NullMarked
package dev.dashcam.internal.snapshot;

import org.jspecify.annotations.NullMarked;
