/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Findings as JSON. */
@NullMarked
package dev.dashcam.analysis.json;

import org.jspecify.annotations.NullMarked;
