/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
@NullMarked
package dev.dashcam.spring.healthy;

import org.jspecify.annotations.NullMarked;
