/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A trigger of the service's own. */
@NullMarked
package dev.dashcam.samples.bigcarts;

import org.jspecify.annotations.NullMarked;
