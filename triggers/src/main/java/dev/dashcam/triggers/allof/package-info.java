/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when several rules see something at about the same time. */
@NullMarked
package dev.dashcam.triggers.allof;

import org.jspecify.annotations.NullMarked;
