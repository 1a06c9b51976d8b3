/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The JVM's own events by its Flight Recorder. To be loaded only where the module {@code jdk.jfr} is. Not part of the API. */
@NullMarked
package dev.dashcam.internal.jvm.jfr;

import org.jspecify.annotations.NullMarked;
