/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * The JVM's own events as a recorder sees them, wherever they come from. Nothing here touches {@code jdk.jfr}, which a trimmed
 * runtime image may lack. Not part of the API.
 */
@NullMarked
package dev.dashcam.internal.jvm;

import org.jspecify.annotations.NullMarked;
