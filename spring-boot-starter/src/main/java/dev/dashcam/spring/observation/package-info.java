/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Turns Micrometer's observations into regions and tasks. Not for applications: public for the starter's own. */
@NullMarked
package dev.dashcam.spring.observation;

import org.jspecify.annotations.NullMarked;
