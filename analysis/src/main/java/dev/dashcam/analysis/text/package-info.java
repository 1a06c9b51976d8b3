/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Findings as plain text. */
@NullMarked
package dev.dashcam.analysis.text;

import org.jspecify.annotations.NullMarked;
