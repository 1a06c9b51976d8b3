/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The few lines the recorder says, kept off the application's threads. Not part of the API. */
@NullMarked
package dev.dashcam.internal.log;

import org.jspecify.annotations.NullMarked;
