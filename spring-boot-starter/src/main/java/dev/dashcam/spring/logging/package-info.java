/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What the application logs, where it logs with Logback. */
@NullMarked
package dev.dashcam.spring.logging;

import org.jspecify.annotations.NullMarked;
