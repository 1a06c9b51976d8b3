/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Meters of Micrometer's, those of the application and ours. */
@NullMarked
package dev.dashcam.spring.meters;

import org.jspecify.annotations.NullMarked;
