/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What an application logs with Logback, for a recorder. */
@NullMarked
package dev.dashcam.logback;

import org.jspecify.annotations.NullMarked;
