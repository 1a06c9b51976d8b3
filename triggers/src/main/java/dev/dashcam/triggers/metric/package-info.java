/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots when a meter of Micrometer's crosses a threshold. Loaded only where there is such a rule. */
@NullMarked
package dev.dashcam.triggers.metric;

import org.jspecify.annotations.NullMarked;
