/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What is in a recording, counted and written for people. */
@NullMarked
package dev.dashcam.tools.info;

import org.jspecify.annotations.NullMarked;
