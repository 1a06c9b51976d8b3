/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The JVM's own events: how they are recorded, and how that is going. */
@NullMarked
package dev.dashcam.jvm;

import org.jspecify.annotations.NullMarked;
