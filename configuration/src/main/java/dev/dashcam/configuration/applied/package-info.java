/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Settings turned into a recorder. */
@NullMarked
package dev.dashcam.configuration.applied;

import org.jspecify.annotations.NullMarked;
