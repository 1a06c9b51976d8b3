/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What an analysis keeps while it reads: primitive tables under one stated cap. */
@NullMarked
package dev.dashcam.analysis.store;

import org.jspecify.annotations.NullMarked;
