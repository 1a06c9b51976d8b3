/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Reads the JVM's own events out of the recording that JFR made: into columns, on the recorder's clock, in the order of time.
 * Only {@code FlightRecording} and what it calls touch JFR, so the rest works in a runtime without it. Not part of the API.
 */
@NullMarked
package dev.dashcam.internal.jvm.read;

import org.jspecify.annotations.NullMarked;
