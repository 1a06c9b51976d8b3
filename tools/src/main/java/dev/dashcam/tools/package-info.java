/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The {@code dashcam} command line: where it starts. */
@NullMarked
package dev.dashcam.tools;

import org.jspecify.annotations.NullMarked;
