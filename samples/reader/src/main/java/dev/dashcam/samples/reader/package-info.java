/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A program that reads a recording event by event. */
@NullMarked
package dev.dashcam.samples.reader;

import org.jspecify.annotations.NullMarked;
