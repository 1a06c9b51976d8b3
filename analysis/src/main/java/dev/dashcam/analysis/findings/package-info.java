/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What an analysis found, as plain values; text and JSON are made from these alone. */
@NullMarked
package dev.dashcam.analysis.findings;

import org.jspecify.annotations.NullMarked;
