/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A Spring Boot application to measure with, as class paths with and without Dashcam. */
@NullMarked
package dev.dashcam.benchmarks.shop;

import org.jspecify.annotations.NullMarked;
