/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when too many requests of a route fail. */
@NullMarked
package dev.dashcam.triggers.errorrate;

import org.jspecify.annotations.NullMarked;
