/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Keeps the recorder off in Spring's test contexts. */
@NullMarked
package dev.dashcam.spring.testing;

import org.jspecify.annotations.NullMarked;
