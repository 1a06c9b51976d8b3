/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Asks because of what the application logs. */
@NullMarked
package dev.dashcam.triggers.log;

import org.jspecify.annotations.NullMarked;
