/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What the application logs: its last lines, and who is told of each. */
@NullMarked
package dev.dashcam.log;

import org.jspecify.annotations.NullMarked;
