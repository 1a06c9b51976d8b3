/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A service in plain Java whose recorder is described by a file. */
@NullMarked
package dev.dashcam.samples.plain;

import org.jspecify.annotations.NullMarked;
